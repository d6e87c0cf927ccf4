package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Forms 求人票 in grids: one a sheet, or several below one another, each from its title on. A master has labels and no value. */
final class FormFile {
    private static final int LAST_ROW_OF_TITLE = 6;
    private static final Pattern PRINTED = Pattern.compile("[\\s\u3000～~年月日円万]");
    private static final Pattern TICKED = Pattern.compile("[☑■✓✔]");

    private final Shape shape;
    private final String title;
    private final Form reader;

    private FormFile(Shape shape, String title) {
        this.shape = shape;
        this.title = Heading.key(title);
        this.reader = new Form(shape);
    }

    static Optional<Opened> open(Workbook book, Shape shape, FileFormat.XlsxForm format) {
        return new FormFile(shape, format.title()).open(book.sheets());
    }

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.CsvForm format) {
        return TextGrid.all(content, format.charsets(), format.delimiters()).stream()
                .flatMap(grid -> new FormFile(shape, format.title()).open(List.of(grid)).stream())
                .findFirst();
    }

    static Optional<Opened> open(List<Grid> book, Shape shape, String title) {
        return new FormFile(shape, title).open(book);
    }

    private Optional<Opened> open(List<Grid> book) {
        List<RawRecord> records = new ArrayList<>();
        Optional<LocalDate> asOf = Optional.empty();
        boolean forms = false;
        for (Grid sheet : book) {
            List<Integer> titles = titles(sheet);
            for (int n = 0; n < titles.size(); n++) {
                forms = true;
                int end = n + 1 < titles.size() ? titles.get(n + 1) : Integer.MAX_VALUE;
                Form.Part part = new Form.Part(sheet, titles.get(n), end, titles.getFirst(), titles.size() > 1);
                RawRecord record = reader.record(records.size() + 1, part);
                if (isFilled(record)) {
                    records.add(record);
                    asOf = asOf.or(() -> AsOfDay.inTitle(shape, part.top()));
                }
            }
        }
        if (forms && records.isEmpty()) {
            throw new Unreadable(Code.HELD_EMPTY);
        }
        List<String> columns = records.stream()
                .flatMap(r -> r.order().stream())
                .map(RawRow.Cell::column)
                .distinct()
                .toList();
        return records.isEmpty() || !Fit.of(shape, keys(records))
                ? Optional.empty()
                : Optional.of(new Opened(shape, columns, asOf, records.iterator()));
    }

    private static Set<String> keys(List<RawRecord> records) {
        return records.stream().flatMap(r -> r.cells().keySet().stream()).collect(Collectors.toSet());
    }

    /** Some cell of its own is. */
    private static boolean isFilled(RawRecord record) {
        Set<RawRow.Cell> about = record.cells().entrySet().stream()
                .filter(e -> e.getKey().startsWith("="))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return record.order().stream().anyMatch(c -> !about.contains(c) && !untouched(c.text()));
    }

    /** Empty, or boxes of which none is ticked. */
    private static boolean untouched(String text) {
        String plain = PRINTED.matcher(text).replaceAll("");
        return plain.isEmpty() || (plain.contains("□") && !TICKED.matcher(plain).find());
    }

    /** Rows in which a form begins; the first of them is near the top. */
    private List<Integer> titles(Grid sheet) {
        List<Integer> rows = sheet.rows().stream()
                .filter(row -> row.filled().stream()
                        .map(cell -> Heading.key(cell.text()))
                        .anyMatch(key -> key.startsWith(title) && !reader.isLabel(key)))
                .map(Grid.Row::number)
                .toList();
        return rows.isEmpty() || rows.getFirst() > LAST_ROW_OF_TITLE ? List.of() : headed(sheet, rows);
    }

    /** The first, and of the others those that labels follow: a note may begin like a title. */
    private List<Integer> headed(Grid sheet, List<Integer> rows) {
        List<Integer> headed = new ArrayList<>(List.of(rows.getFirst()));
        for (int n = 1; n < rows.size(); n++) {
            int from = rows.get(n);
            int to = n + 1 < rows.size() ? rows.get(n + 1) : Integer.MAX_VALUE;
            boolean labels = sheet.rows().stream()
                    .filter(row -> row.number() >= from && row.number() < to)
                    .flatMap(row -> row.filled().stream())
                    .anyMatch(cell -> reader.isLabel(Heading.key(cell.text())));
            if (labels) {
                headed.add(from);
            }
        }
        return headed;
    }
}
