package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.refusal.Code;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Titles of specialists 専門医, by the board's name. A department's name stands for its title. */
public final class Specialties implements Normaliser<List<String>> {
    private static final String TITLE = "専門医";

    private final Map<String, String> titles = new HashMap<>();

    public Specialties(Path codes) {
        for (NamedCsvRecord row : Csv.read(codes.resolve("specialties.csv"))) {
            String title = row.getField("title");
            titles.put(key(title), title);
            Csv.list(row, "synonyms").forEach(s -> titles.put(key(s), title));
        }
    }

    @Override
    public Reading<List<String>> read(String raw) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : Departments.parts(raw.replace("・", "、"))) {
            String title = titles.get(key(part));
            if (title == null) {
                title = titles.get(key(part) + TITLE);
            }
            if (title == null && part.endsWith(TITLE)) {
                title = part;
            }
            if (title == null) {
                return Reading.faulty(Code.UNKNOWN_CODE, TITLE);
            }
            found.add(title);
        }
        return found.isEmpty() ? Reading.absent("nothing-stated") : Reading.value(List.copyOf(found), "specialties");
    }

    private static String key(String title) {
        return Fold.tight(title).replace("日本", "").replace("学会認定", "").replace("学会", "");
    }
}
