package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Lookup;
import ishibashi.bank.Shape;
import ishibashi.bank.TreePath;
import ishibashi.message.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that a shape looks up, of the folder or of the same file, as they are for one file. */
final class Tables {
    private static final int SEARCHED = 15;

    private final Map<String, Table> tables = new HashMap<>();

    /** What stands in a table's row for a key, under a column or path. */
    private interface Table {
        Optional<String> take(String key, String what);
    }

    private Tables() {}

    static Tables of(Shape shape, Bytes content, Workbook book) {
        Tables tables = new Tables();
        shape.lookups()
                .forEach((name, lookup) -> tables.tables.put(
                        name,
                        switch (lookup.source()) {
                            case Lookup.Source.InFolder folder ->
                                (key, what) -> Lookup.row(folder, key)
                                        .flatMap(row -> Optional.ofNullable(row.get(Heading.key(what))));
                            case Lookup.Source.InSheet(String sheet) -> inSheet(book, sheet, lookup.key());
                            case Lookup.Source.AtPath(String path) -> atPath(shape, content, path, lookup.key());
                        }));
        return tables;
    }

    /** Empty if no row has the key. */
    Optional<String> take(Lookup.Use use, String key) {
        Table table = tables.get(use.table());
        return table == null ? Optional.empty() : table.take(Heading.key(key), use.take());
    }

    private static Table inSheet(Workbook book, String name, String key) {
        Map<String, Map<String, String>> rows = book.sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .map(sheet -> rows(sheet, Heading.key(key)))
                .orElse(Map.of());
        return (k, what) -> Optional.ofNullable(rows.get(k)).map(row -> row.getOrDefault(Heading.key(what), ""));
    }

    /** Under the first row that has the key's heading. */
    private static Map<String, Map<String, String>> rows(Grid sheet, String key) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        List<String> heading = List.of();
        for (Grid.Row row : sheet.rows()) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < Math.max(row.width(), heading.size()); column++) {
                Grid.Cell cell = sheet.cell(row.number(), column);
                texts.add(cell == null ? "" : cell.text().strip());
            }
            int at = heading.indexOf(key);
            if (at < 0 && row.number() < SEARCHED) {
                heading = texts.stream().map(Heading::key).toList();
            } else if (at >= 0 && !texts.get(at).isEmpty()) {
                Map<String, String> columns = new HashMap<>();
                for (int column = 0; column < heading.size(); column++) {
                    columns.putIfAbsent(heading.get(column), texts.get(column));
                }
                rows.putIfAbsent(Heading.key(texts.get(at)), columns);
            }
        }
        return rows;
    }

    private static Table atPath(Shape shape, Bytes content, String path, String key) {
        DocumentRecords reader = new DocumentRecords(shape);
        Tree root = shape.format() instanceof FileFormat.Xml xml
                ? XmlFile.document(content, xml)
                : JsonFile.document(content);
        Follow follow = new Follow(root);
        TreePath keyPath = reader.path(key);
        Map<String, Tree> rows = new HashMap<>();
        for (Tree found : follow.path(reader.path(path), root)) {
            for (Tree row : found.isList() ? found.children() : List.of(found)) {
                follow.text(keyPath, row).ifPresent(k -> rows.putIfAbsent(Heading.key(k), row));
            }
        }
        return (k, what) -> Optional.ofNullable(rows.get(k))
                .map(row -> follow.text(reader.path(what), row).orElse(""));
    }
}
