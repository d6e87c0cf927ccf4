package ishibashi.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code lookups:}, and of them the tables that lie in the folder: UTF-8, comma, one heading. */
final class LookupReader {
    private static final Pattern NAME = Pattern.compile("[^/\\\\.:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]{0,80}\\.csv");
    private static final long LARGEST = 4L << 20;
    private static final int MOST_ROWS = 20_000;

    private final Path folder;

    LookupReader(Path folder) {
        this.folder = folder;
    }

    Map<String, Lookup> lookups(Node node, FileFormat format) {
        Map<String, Lookup> lookups = new HashMap<>();
        node.members().forEach((name, table) -> {
            table.only(Language.LOOKUP);
            String key = table.at("key").required();
            source(table, key, format).ifPresent(source -> lookups.put(name, new Lookup(source, key)));
        });
        return lookups;
    }

    private Optional<Lookup.Source> source(Node table, String key, FileFormat format) {
        boolean document = format instanceof FileFormat.Xml || format instanceof FileFormat.Json;
        Node file = table.at("file");
        Node sheet = table.at("sheet");
        Node path = table.at("path");
        if (file.isThere() && !sheet.isThere() && !path.isThere()) {
            return inFolder(file, key).map(Lookup.Source.InFolder::new);
        }
        if (sheet.isThere() && !path.isThere() && !file.isThere() && format instanceof FileFormat.XlsxList) {
            return Optional.of(new Lookup.Source.InSheet(sheet.required()));
        }
        if (path.isThere() && !sheet.isThere() && !file.isThere() && document) {
            TreePathCheck.check(path, path.required(), format);
            TreePathCheck.check(table.at("key"), key, format);
            return Optional.of(new Lookup.Source.AtPath(path.required()));
        }
        table.problem(
                "file: か、この様式なら sheet:（xlsx-list）または path:（xml・json）を一つ書いてください",
                "must name one of file:, sheet: (xlsx-list) and path: (xml, json)");
        return Optional.empty();
    }

    private Optional<Map<String, Map<String, String>>> inFolder(Node file, String key) {
        Path table = folder.resolve(file.required());
        if (!NAME.matcher(file.required()).matches() || !Files.isRegularFile(table, LinkOption.NOFOLLOW_LINKS)) {
            file.problem("フォルダの中の CSV ではありません", "is no CSV file in the folder");
            return Optional.empty();
        }
        Map<String, Map<String, String>> rows = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(table)) {
            if (Files.size(table) > LARGEST) {
                file.problem("大きすぎます（上限 4 MiB）", "is larger than 4 MiB");
                return Optional.empty();
            }
            for (NamedCsvRecord row : reader) {
                if (row.findField(key).isEmpty() || rows.size() == MOST_ROWS) {
                    file.problem("列がないか、行が多すぎます: " + key, "lacks the column " + key + ", or has too many rows");
                    return Optional.empty();
                }
                if (rows.putIfAbsent(Heading.key(row.getField(key)), byColumn(row)) != null) {
                    file.problem("同じ番号が二度あります", "names a key twice, in line " + row.getStartingLineNumber());
                }
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            file.problem("UTF-8 の CSV として読めません", "is no readable CSV in UTF-8");
        }
        return Optional.of(rows);
    }

    private static Map<String, String> byColumn(NamedCsvRecord row) {
        Map<String, String> columns = new HashMap<>();
        row.getFieldsAsMap().forEach((name, text) -> columns.put(Heading.key(name), text));
        return columns;
    }
}
