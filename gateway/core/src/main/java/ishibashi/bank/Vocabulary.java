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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a folder may say, from {@code mappings/codes}: the codes of every table, the columns that no bank may have.
 *
 * @param codes table → its codes
 */
record Vocabulary(Map<String, Set<String>> codes, List<Prohibited> prohibited) {
    Vocabulary {
        codes = Map.copyOf(codes);
        prohibited = List.copyOf(prohibited);
    }

    /** Words of column names that are against the law, and why in both languages. */
    record Prohibited(String kind, List<String> words, String ja, String en) {
        Prohibited {
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

    static Vocabulary load(Path folder) {
        Map<String, Set<String>> codes = new HashMap<>();
        rows(folder.resolve("words.csv"))
                .forEach(row -> codes.computeIfAbsent(row.getField("table"), t -> new TreeSet<>())
                        .add(row.getField("code")));
        List<Prohibited> prohibited = rows(folder.resolve("prohibited-columns.csv")).stream()
                .map(row -> new Prohibited(
                        row.getField("kind"),
                        List.of(row.getField("words").split("\\|")),
                        row.getField("ja"),
                        row.getField("en")))
                .toList();
        return new Vocabulary(codes, prohibited);
    }

    Optional<Prohibited> prohibited(Kind kind, String column) {
        return prohibited.stream().filter(p -> p.applies(kind, column)).findFirst();
    }

    /** Codes of a coded field; empty if any text will do. */
    Set<String> codes(Field field) {
        return switch (field.as()) {
            case CODE, CODES -> codes.getOrDefault(field.table(), Set.of());
            case TEXT,
                    NAME,
                    KANA,
                    DATE,
                    TIME,
                    DAYS,
                    COUNT,
                    MONEY,
                    DEPARTMENTS,
                    SPECIALTIES,
                    PLACE,
                    REGIONS,
                    INSTITUTION_CODE,
                    LICENCE_NUMBER,
                    HOURS,
                    PERIOD,
                    PAY,
                    LICENCE -> Set.of();
        };
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
