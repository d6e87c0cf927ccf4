package ishibashi.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The code tables of all banks, {@code words.csv}: what a folder may say and what a reader understands come from here.
 *
 * @param tables table → code → its words
 */
public record Words(Map<String, Map<String, List<String>>> tables) {
    public Words {
        tables = Map.copyOf(tables);
    }

    /** @param codes the folder {@code mappings/codes} */
    public static Words load(Path codes) {
        Map<String, Map<String, List<String>>> tables = new HashMap<>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(codes.resolve("words.csv"))) {
            reader.forEach(row -> tables.computeIfAbsent(row.getField("table"), t -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getField("code"), c -> new ArrayList<>())
                    .addAll(words(row.getField("words"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(tables);
    }

    private static List<String> words(String cell) {
        return List.of(cell.split("\\|", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Set<String> codes(String table) {
        return tables.getOrDefault(table, Map.of()).keySet();
    }

    /** Code → the word that comes first of those without a star. */
    Map<String, String> firstWords(String table) {
        Map<String, String> first = new HashMap<>();
        tables.getOrDefault(table, Map.of()).forEach((code, words) -> words.stream()
                .filter(word -> !word.startsWith("*"))
                .findFirst()
                .ifPresent(word -> first.put(code, word)));
        return first;
    }

    /** Word → code; of two codes with one word the first has it. */
    public Map<String, String> byWord(String table) {
        Map<String, String> byWord = new HashMap<>();
        tables.getOrDefault(table, Map.of())
                .forEach((code, words) -> words.forEach(word -> byWord.putIfAbsent(word, code)));
        return byWord;
    }
}
