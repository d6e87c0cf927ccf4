package ishibashi.fhir;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.message.Terms.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shared places of fhir §1.5 (example 20): prefecture ⊃ 二次医療圏 ⊃ municipality, from {@code mappings/codes}. Where no area is
 * known a municipality lies in its prefecture.
 */
public final class PlaceCodes {
    /** Stands for the whole country 全国 as an identifier, as in official statistics; no Location has it. */
    public static final String EVERYWHERE = "000000";

    private static final Pattern ID = Pattern.compile("(?:jis-([0-9]{6})|sma-([0-9]{4}))");

    /** @param within id of the place around it, empty for a prefecture */
    public record Area(String id, String code, String name, Optional<String> within, Place place) {}

    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final Map<String, List<String>> municipalities = new LinkedHashMap<>();

    public PlaceCodes(Path tables) {
        for (NamedCsvRecord row : read(tables.resolve("prefectures.csv"))) {
            String code = row.getField("code");
            add(
                    "jis-" + row.getField("code6"),
                    row.getField("code6"),
                    row.getField("name"),
                    Optional.empty(),
                    place(code));
        }
        Map<String, String> areaOf = new LinkedHashMap<>();
        for (NamedCsvRecord row : read(tables.resolve("secondary-medical-areas.csv"))) {
            String code = row.getField("area_code");
            String municipality = row.getField("municipality_code5");
            areaOf.put(municipality, code);
            municipalities.computeIfAbsent(code, k -> new ArrayList<>()).add(municipality);
            String prefecture = code.substring(0, 2);
            add(
                    "sma-" + code,
                    code,
                    row.getField("area") + "(二次医療圏)",
                    Optional.of(prefecture(prefecture)),
                    new Place(prefecture, Optional.of(code), Optional.empty()));
        }
        for (NamedCsvRecord row : read(tables.resolve("municipalities.csv"))) {
            String code = row.getField("code5");
            String prefecture = row.getField("pref_code");
            Optional<String> area = Optional.ofNullable(areaOf.get(code));
            add(
                    "jis-" + row.getField("code6"),
                    row.getField("code6"),
                    row.getField("name"),
                    Optional.of(area.map(a -> "sma-" + a).orElse(prefecture(prefecture))),
                    new Place(prefecture, area, Optional.of(code)));
        }
    }

    private static Place place(String prefecture) {
        return new Place(prefecture, Optional.empty(), Optional.empty());
    }

    private void add(String id, String code, String name, Optional<String> within, Place place) {
        areas.putIfAbsent(id, new Area(id, code, name, within, place));
    }

    private static List<NamedCsvRecord> read(Path file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the id of its Location. */
    public Optional<Area> area(String id) {
        return ID.matcher(id).matches() ? Optional.ofNullable(areas.get(id)) : Optional.empty();
    }

    public List<Area> all() {
        return List.copyOf(areas.values());
    }

    /** Municipality codes of a secondary medical area. */
    public List<String> municipalitiesOf(String area) {
        return List.copyOf(municipalities.getOrDefault(area, List.of()));
    }

    /** Id of the Location of a prefecture: two digits, three noughts and the check digit. */
    public static String prefecture(String code) {
        return "jis-" + code + "000" + checkDigit(code + "000");
    }

    /** Id of the narrowest Location that a place has. */
    public static String id(Place place) {
        return place.municipality()
                .map(code -> "jis-" + code + checkDigit(code))
                .or(() -> place.area().map(code -> "sma-" + code))
                .orElseGet(() -> prefecture(place.prefecture()));
    }

    /** Whether an id has the form of a place whose check digit holds. */
    public static boolean wellFormed(String id) {
        Matcher m = ID.matcher(id);
        return m.matches()
                && (m.group(1) == null
                        || checkDigit(m.group(1).substring(0, 5)) == m.group(1).charAt(5) - '0');
    }

    /** JIS X 0402: weights 6 to 2, modulus 11. */
    static int checkDigit(String five) {
        int sum = 0;
        for (int n = 0; n < 5; n++) {
            sum += (five.charAt(n) - '0') * (6 - n);
        }
        return (11 - sum % 11) % 10;
    }
}
