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
    private final Map<String, List<String>> byShortName = new HashMap<>();
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
        name(byName, name, code);
        int city = name.indexOf('市');
        if (city > 0 && city + 1 < name.length()) {
            name(byName, name.substring(city + 1), code);
        }
        if (name.length() > 2) {
            name(byShortName, name.substring(0, name.length() - 1), code);
        }
    }

    private static void name(Map<String, List<String>> names, String name, String code) {
        names.computeIfAbsent(folded(name), k -> new ArrayList<>()).add(code);
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

    /**
     * A municipality that a text names.
     *
     * @param sure false where only a county 郡, of which there is no table, could tell it from another of its name
     */
    record Found(String code, boolean sure) {}

    /** @param text folded, without blanks: a code, a name or an address */
    Optional<Found> find(String text) {
        if (CODE.matcher(text).matches()) {
            String code = text.substring(0, 5);
            boolean valid = codes.contains(code) && (text.length() == 5 || checks(text));
            return valid ? Optional.of(new Found(code, true)) : Optional.empty();
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
        boolean prefectureSaid = name.length() < text.length();
        Optional<Found> direct = longest(name, within);
        return direct.isPresent()
                ? direct.map(found -> new Found(found.code(), true))
                : inCounty(name, within).map(found -> new Found(found.code(), found.sure() || prefectureSaid));
    }

    /** 松前郡松前町…: towns and villages stand in the table without their county. */
    private Optional<Found> inCounty(String address, String within) {
        int county = address.indexOf('郡');
        return county < 1 ? Optional.empty() : longest(address.substring(county + 1), within);
    }

    /** The longest beginning of an address that names a municipality; 宇都宮 for 宇都宮市 only where nothing follows. */
    private Optional<Found> longest(String address, String within) {
        for (int end = address.length(); end > 1; end--) {
            boolean whole = end == address.length();
            if (whole || "市区町村".indexOf(address.charAt(end - 1)) >= 0) {
                String name = address.substring(0, end);
                Optional<Found> one = one(byName.getOrDefault(name, List.of()), within);
                if (one.isPresent()) {
                    return one;
                }
            }
        }
        return one(byShortName.getOrDefault(address, List.of()), within);
    }

    /**
     * Cities go before towns and villages of one name, places that some medical area serves before those of none.
     *
     * @return sure if no other of the country has the name
     */
    private Optional<Found> one(List<String> found, String within) {
        List<String> home = found.stream().filter(c -> c.startsWith(within)).toList();
        if (home.isEmpty()) {
            return only(found, found);
        }
        return only(home, found)
                .or(() -> only(home.stream().filter(c -> c.charAt(2) <= '2').toList(), found))
                .or(() -> only(home.stream().filter(areas::containsKey).toList(), found));
    }

    private static Optional<Found> only(List<String> left, List<String> found) {
        return left.size() == 1 ? Optional.of(new Found(left.getFirst(), found.size() == 1)) : Optional.empty();
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
