package ishibashi.normalise;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import ishibashi.normalise.field.Departments;
import ishibashi.normalise.field.Specialties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What is shared by all banks: {@code mappings/codes}.
 *
 * @param words table → word → code
 */
public record CodeTables(
        Path folder, Departments departments, Specialties specialties, Map<String, Map<String, String>> words) {
    public CodeTables {
        words = Map.copyOf(words);
    }

    public static CodeTables load(Path codes) {
        Map<String, Map<String, String>> words = new HashMap<>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(codes.resolve("words.csv"))) {
            reader.forEach(row -> {
                Map<String, String> table = words.computeIfAbsent(row.getField("table"), k -> new HashMap<>());
                for (String word : row.getField("words").split("\\|", -1)) {
                    if (!word.isEmpty()) {
                        table.putIfAbsent(word, row.getField("code"));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeTables(codes, new Departments(codes), new Specialties(codes), words);
    }

    Map<String, String> words(String table) {
        return words.getOrDefault(table, Map.of());
    }
}
