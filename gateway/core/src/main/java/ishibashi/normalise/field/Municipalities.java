package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.message.Terms.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Municipalities of JIS X 0402 and prefectures of JIS X 0401, by code, name and beginning of an address. */
public final class Municipalities {
    private static final Pattern CODE = Pattern.compile("\\d{5,6}");

    private final String prefecture;
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> prefectures = new HashMap<>();

    /** @param prefecture that of the bank: a name that several prefectures have is its own */
    public Municipalities(Path tables, String prefecture) {
        this.prefecture = prefecture;
        Csv.read(tables.resolve("secondary-medical-areas.csv"))
                .forEach(row -> areas.put(row.getField("municipality_code5"), row.getField("area_code")));
        for (NamedCsvRecord row : Csv.read(tables.resolve("prefectures.csv"))) {
            prefectures.put(row.getField("name"), row.getField("code"));
            prefectures.put(row.getField("short"), row.getField("code"));
        }
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

    private void name(String name, String code) {
        byName.computeIfAbsent(folded(name), k -> new ArrayList<>()).add(code);
    }

    /** 鎌ケ谷 and 鎌ヶ谷 are one. */
    static String folded(String name) {
        return name.replace('ヶ', 'ケ').replace('ヵ', 'カ');
    }

    /** Code of the prefecture of that name, with or without 都道府県. */
    Optional<String> prefecture(String name) {
        return Optional.ofNullable(prefectures.get(name));
    }

    boolean isPrefecture(String code) {
        return prefectures.containsValue(code);
    }

    Place place(String code) {
        return new Place(code.substring(0, 2), Optional.ofNullable(areas.get(code)), Optional.of(code));
    }

    /** @param text folded, without blanks: a code, a name or an address */
    Optional<String> find(String text) {
        if (CODE.matcher(text).matches()) {
            String code = text.substring(0, 5);
            return codes.contains(code) && (text.length() == 5 || checks(text)) ? Optional.of(code) : Optional.empty();
        }
        String name = text;
        String within = prefecture;
        for (Map.Entry<String, String> p : prefectures.entrySet()) {
            String beginning = p.getKey();
            if (beginning.length() > 2 && text.length() > beginning.length() && text.startsWith(beginning)) {
                name = text.substring(beginning.length());
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

    /** Cities go before towns and villages of one name, places that some medical area serves before those of none. */
    private Optional<String> one(List<String> found, String within) {
        List<String> home = found.stream().filter(c -> c.startsWith(within)).toList();
        if (home.isEmpty()) {
            return only(found);
        }
        return only(home)
                .or(() -> only(home.stream().filter(c -> c.charAt(2) <= '2').toList()))
                .or(() -> only(home.stream().filter(areas::containsKey).toList()));
    }

    private static Optional<String> only(List<String> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Municipalities of the bank's prefecture that begin alike, for whoever mends the cell. */
    String near(String text) {
        String home = text.replaceFirst("^.{2,3}?[都道府県]", "");
        return byName.entrySet().stream()
                .filter(e -> !home.isEmpty() && e.getKey().startsWith(home.substring(0, 1)))
                .filter(e -> e.getValue().stream().anyMatch(code -> code.startsWith(prefecture)))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    /** Check digit of JIS X 0402: weights 6 to 2, modulus 11. */
    static boolean checks(String six) {
        int sum = 0;
        for (int n = 0; n < 5; n++) {
            sum += (six.charAt(n) - '0') * (6 - n);
        }
        return (11 - sum % 11) % 10 == six.charAt(5) - '0';
    }
}
