package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
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

/** Wished regions 希望地域 in order: municipality codes, prefecture codes, {@code *} for everywhere. */
public final class Regions implements Normaliser<List<String>> {
    private static final Pattern SEPARATOR = Pattern.compile("[、,/|;\\s]+|及び|または|又は");
    private static final Pattern PREFECTURE = Pattern.compile("(?:JP-)?\\d{2}");
    private static final Set<String> EVERYWHERE = Set.of("全国", "*", "日本全国", "jp", "どこでも", "全国可", "県外可");
    private static final Set<String> AT_HOME = Set.of("道内", "県内", "都内", "府内", "県内全域", "道内全域", "県内全般");

    private final Municipalities municipalities;
    private final String prefecture;
    private final Map<String, List<String>> wider = new HashMap<>();
    private final Map<String, String> words;

    /** @param words the bank's own words → code */
    public Regions(Path tables, Municipalities municipalities, String prefecture, Map<String, String> words) {
        this.municipalities = municipalities;
        this.prefecture = prefecture;
        this.words = Map.copyOf(words);
        Csv.read(tables.resolve("secondary-medical-areas.csv")).forEach(this::area);
        Csv.read(tables.resolve("regions.csv"))
                .forEach(row -> wider.putIfAbsent(row.getField("name"), Csv.list(row, "prefectures")));
    }

    /** Areas of the bank's own prefecture can be wished for by name. */
    private void area(NamedCsvRecord row) {
        if (row.getField("area_code").startsWith(prefecture)) {
            for (String suffix : List.of("", "医療圏", "圏域", "地域")) {
                wider.computeIfAbsent(row.getField("area") + suffix, k -> new ArrayList<>())
                        .add(row.getField("municipality_code5"));
            }
        }
    }

    @Override
    public Reading<List<String>> read(String raw) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : SEPARATOR.split(Fold.text(raw), -1)) {
            String text = Municipalities.folded(part.strip());
            if (text.isEmpty() || Fold.nothing(text)) {
                continue;
            }
            List<String> region = region(text);
            if (region.isEmpty()) {
                return Reading.faulty(Code.UNKNOWN_PLACE, municipalities.near(text));
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
            return municipalities.isPrefecture(code) ? List.of(code) : List.of();
        }
        Optional<String> one = municipalities
                .prefecture(text)
                .or(() -> municipalities.find(text).map(Municipalities.Found::code));
        return one.isPresent() ? List.of(one.get()) : wider.getOrDefault(text, List.of());
    }
}
