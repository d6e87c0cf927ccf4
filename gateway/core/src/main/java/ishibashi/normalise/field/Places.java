package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.message.Terms.Place;
import ishibashi.refusal.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Places 所在地 and wished regions 希望地域: municipalities of JIS X 0402 by name or code, prefectures, everywhere. */
public final class Places implements Normaliser<Place> {
    private static final Pattern SEPARATOR = Pattern.compile("[、,/|;\\s]+|及び|または|又は");
    private static final Pattern CODE = Pattern.compile("\\d{5,6}");
    private static final Pattern PREFECTURE = Pattern.compile("(?:JP-)?\\d{2}");
    private static final Set<String> EVERYWHERE = Set.of("全国", "*", "日本全国", "jp", "どこでも", "全国可", "県外可");
    private static final Set<String> AT_HOME = Set.of("道内", "県内", "都内", "府内", "県内全域", "道内全域", "県内全般");

    private final String prefecture;
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private final Map<String, String> prefectures = new HashMap<>();
    private final Map<String, List<String>> wider = new HashMap<>();
    private final Map<String, String> words;

    /**
     * @param prefecture that of the bank: a name that several prefectures have is its own
     * @param words the bank's own words → code
     */
    public Places(Path tables, String prefecture, Map<String, String> words) {
        this.prefecture = prefecture;
        this.words = Map.copyOf(words);
        Csv.read(tables.resolve("secondary-medical-areas.csv")).forEach(this::area);
        for (NamedCsvRecord row : Csv.read(tables.resolve("prefectures.csv"))) {
            String code = row.getField("code");
            prefectures.put(row.getField("name"), code);
            prefectures.put(row.getField("short"), code);
        }
        Csv.read(tables.resolve("regions.csv"))
                .forEach(row -> wider.putIfAbsent(row.getField("name"), Csv.list(row, "prefectures")));
        Csv.read(tables.resolve("municipalities.csv")).forEach(this::add);
    }

    private void add(NamedCsvRecord row) {
        String code = row.getField("code5");
        String name = row.getField("name");
        codes.add(code);
        name(name, code);
        int county = name.indexOf('郡');
        if (county > 0) {
            name(name.substring(county + 1), code);
        }
        int city = name.indexOf('市');
        if (city > 0 && city + 1 < name.length()) {
            name(name.substring(city + 1), code);
        }
        if (name.length() > 2) {
            name(name.substring(0, name.length() - 1), code);
        }
    }

    /** Areas of the bank's own prefecture can be wished for by name. */
    private void area(NamedCsvRecord row) {
        String municipality = row.getField("municipality_code5");
        areas.put(municipality, row.getField("area_code"));
        if (row.getField("area_code").startsWith(prefecture)) {
            for (String suffix : List.of("", "医療圏", "圏域", "地域")) {
                wider.computeIfAbsent(row.getField("area") + suffix, k -> new ArrayList<>())
                        .add(municipality);
            }
        }
    }

    private void name(String name, String code) {
        byName.computeIfAbsent(folded(name), k -> new ArrayList<>()).add(code);
    }

    @Override
    public Reading<Place> read(String raw) {
        String text = folded(Fold.tight(raw));
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        return municipality(text)
                .<Reading<Place>>map(code -> Reading.value(place(code), "municipality"))
                .orElseGet(() -> Reading.faulty(Code.UNKNOWN_PLACE, near(text)));
    }

    private Place place(String code) {
        return new Place(code.substring(0, 2), Optional.ofNullable(areas.get(code)), Optional.of(code));
    }

    private Optional<String> municipality(String text) {
        if (CODE.matcher(text).matches()) {
            String code = text.substring(0, 5);
            return codes.contains(code) && (text.length() == 5 || checks(text)) ? Optional.of(code) : Optional.empty();
        }
        String name = text;
        String within = prefecture;
        for (Map.Entry<String, String> p : prefectures.entrySet()) {
            if (text.length() > p.getKey().length()
                    && text.startsWith(p.getKey())
                    && p.getKey().length() > 2) {
                name = text.substring(p.getKey().length());
                within = p.getValue();
            }
        }
        return longest(name, within);
    }

    /** The longest beginning of an address that names a municipality. */
    private Optional<String> longest(String address, String within) {
        for (int end = address.length(); end > 1; end--) {
            List<String> found = byName.getOrDefault(address.substring(0, end), List.of());
            Optional<String> one = one(found, within);
            if (one.isPresent() && (end == address.length() || "市区町村".indexOf(address.charAt(end - 1)) >= 0)) {
                return one;
            }
        }
        return Optional.empty();
    }

    private Optional<String> one(List<String> found, String within) {
        List<String> home = found.stream().filter(c -> c.startsWith(within)).toList();
        if (home.size() == 1) {
            return Optional.of(home.getFirst());
        }
        List<String> cities = home.stream().filter(c -> c.charAt(2) <= '2').toList();
        if (cities.size() == 1) {
            return Optional.of(cities.getFirst());
        }
        List<String> served = home.stream().filter(areas::containsKey).toList();
        if (served.size() == 1) {
            return Optional.of(served.getFirst());
        }
        return home.isEmpty() && found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Municipalities of the bank's prefecture that begin alike, for whoever mends the cell. */
    private String near(String text) {
        String home = text.replaceFirst("^.{2,3}?[都道府県]", "");
        return byName.entrySet().stream()
                .filter(e -> !home.isEmpty() && e.getKey().startsWith(home.substring(0, 1)))
                .filter(e -> e.getValue().stream().anyMatch(code -> code.startsWith(prefecture)))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    /** 鎌ケ谷 and 鎌ヶ谷 are one. */
    private static String folded(String name) {
        return name.replace('ヶ', 'ケ').replace('ヵ', 'カ');
    }

    /** Check digit of JIS X 0402: weights 6 to 2, modulus 11. */
    static boolean checks(String six) {
        int sum = 0;
        for (int n = 0; n < 5; n++) {
            sum += (six.charAt(n) - '0') * (6 - n);
        }
        return (11 - sum % 11) % 10 == six.charAt(5) - '0';
    }

    /** Wished regions in order: municipality codes, prefecture codes, {@code *}. */
    public Reading<List<String>> regions(String raw) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : SEPARATOR.split(Fold.text(raw), -1)) {
            String text = folded(part.strip());
            if (text.isEmpty() || Fold.nothing(text)) {
                continue;
            }
            List<String> region = region(text);
            if (region.isEmpty()) {
                return Reading.faulty(Code.UNKNOWN_PLACE, near(text));
            }
            found.addAll(region);
        }
        return found.isEmpty() ? Reading.absent("nothing-stated") : Reading.value(List.copyOf(found), "regions");
    }

    /** One place, or the prefectures of a region, or the municipalities of a medical area 二次医療圏. */
    private List<String> region(String text) {
        String own = words.get(text);
        if (own != null) {
            return List.of(own);
        }
        if (EVERYWHERE.contains(text.toLowerCase(Locale.ROOT))) {
            return List.of("*");
        }
        if (AT_HOME.contains(text)) {
            return List.of(prefecture);
        }
        if (PREFECTURE.matcher(text).matches()) {
            String code = text.substring(text.length() - 2);
            return prefectures.containsValue(code) ? List.of(code) : List.of();
        }
        String named = prefectures.get(text);
        if (named != null) {
            return List.of(named);
        }
        Optional<String> municipality = municipality(text);
        return municipality.isPresent() ? List.of(municipality.get()) : wider.getOrDefault(text, List.of());
    }
}
