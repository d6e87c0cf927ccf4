package ishibashi.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.message.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a folder may say, from {@code mappings/codes}: the codes of every table, the columns that no bank may have.
 *
 * @param words the codes of every table
 */
public record Vocabulary(Words words, List<Prohibited> prohibited) {
    public Vocabulary {
        prohibited = List.copyOf(prohibited);
    }

    /** Words of column names that are against the law, and why in both languages. */
    public record Prohibited(String kind, List<String> words, String ja, String en) {
        public Prohibited {
            words = List.copyOf(words);
        }

        private boolean applies(Kind to, String column) {
            String name = column.substring(Math.max(column.lastIndexOf('.'), column.lastIndexOf('/')) + 1)
                    .replace("@", "");
            String key = Heading.key(name);
            return (kind.equals("*") || kind.equals(to.wire()))
                    && words.stream()
                            .map(Heading::key)
                            .anyMatch(w -> w.charAt(0) < 0x80 ? key.equals(w) : key.contains(w));
        }
    }

    public static Vocabulary load(Path folder) {
        List<Prohibited> prohibited = rows(folder.resolve("prohibited-columns.csv")).stream()
                .map(row -> new Prohibited(
                        row.getField("kind"),
                        List.of(row.getField("words").split("\\|")),
                        row.getField("ja"),
                        row.getField("en")))
                .toList();
        return new Vocabulary(Words.load(folder), prohibited);
    }

    public Optional<Prohibited> prohibited(Kind kind, String column) {
        return prohibited.stream().filter(p -> p.applies(kind, column)).findFirst();
    }

    /** Codes of a coded field; empty if any text will do. */
    public Set<String> codes(Field field) {
        return field.as().coded() ? words.codes(field.table()) : Set.of();
    }

    private static List<NamedCsvRecord> rows(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            return new ArrayList<>(reader.stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
