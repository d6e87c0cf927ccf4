package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Code tables as they lie in {@code mappings/codes}: UTF-8, one heading, lists joined by {@code |}, {@code #} comments. */
final class Csv {
    private Csv() {}

    static List<NamedCsvRecord> read(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowMissingFields(true)
                .ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> list(NamedCsvRecord record, String column) {
        String text = record.findField(column).orElse("");
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\|")).toList();
    }
}
