package ishibashi.normalise.draft;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * By which words columns are headed, {@code mappings/draft/words.csv}: no bank's own, what lists of doctors' posts say.
 *
 * @param words word of the target or of its part → headings
 */
public record DraftWords(Map<String, List<String>> words) {
    public DraftWords {
        words = Map.copyOf(words);
    }

    /** @param mappings the folder {@code mappings} */
    public static DraftWords load(Path mappings) {
        Map<String, List<String>> words = new HashMap<>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(mappings.resolve("draft").resolve("words.csv"))) {
            reader.forEach(row -> words.computeIfAbsent(row.getField("field"), f -> new ArrayList<>())
                    .addAll(List.of(row.getField("words").split("\\|", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DraftWords(words);
    }

    /** Without some of them: {@code forget} is asked with the target's word and the heading. */
    public DraftWords without(BiPredicate<String, String> forget) {
        Map<String, List<String>> left = new HashMap<>();
        words.forEach((field, headings) -> left.put(
                field,
                headings.stream().filter(word -> !forget.test(field, word)).toList()));
        return new DraftWords(left);
    }

    List<String> of(String target) {
        return words.getOrDefault(target, List.of());
    }
}
