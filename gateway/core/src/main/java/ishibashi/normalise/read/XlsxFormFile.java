package ishibashi.normalise.read;

import ishibashi.bank.FieldRule;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One form 求人票 a sheet: a label, its value in the next filled cell to the right. A master sheet has labels and no value. */
final class XlsxFormFile {
    private static final int LAST_ROW_OF_TITLE = 6;
    private static final int MANY_DIGITS = 12;
    private static final Pattern PRINTED = Pattern.compile("[\\s\u3000～~年月日円万]");
    private static final Pattern TICKED = Pattern.compile("[☑■✓✔]");

    private final Shape shape;
    private final FileFormat.XlsxForm format;
    private final Set<String> labels = new HashSet<>();

    private XlsxFormFile(Shape shape, FileFormat.XlsxForm format) {
        this.shape = shape;
        this.format = format;
        shape.rules().stream()
                .map(FieldRule::names)
                .flatMap(List::stream)
                .map(Heading::key)
                .forEach(labels::add);
        shape.unused().stream().map(Heading::key).forEach(labels::add);
    }

    static Optional<Opened> open(Workbook book, Shape shape, FileFormat.XlsxForm format) {
        return new XlsxFormFile(shape, format).open(book.sheets());
    }

    private Optional<Opened> open(List<Grid> book) {
        List<RawRecord> records = new ArrayList<>();
        boolean forms = false;
        for (Grid sheet : book) {
            if (isForm(sheet)) {
                forms = true;
                RawRecord record = record(records.size() + 1, sheet);
                if (record.order().stream().anyMatch(c -> !untouched(c.text()))) {
                    records.add(record);
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
        return records.isEmpty() || !Fit.of(shape, columns)
                ? Optional.empty()
                : Optional.of(new Opened(shape, columns, Optional.empty(), records.iterator()));
    }

    /** Empty, or boxes of which none is ticked. */
    private static boolean untouched(String text) {
        String plain = PRINTED.matcher(text).replaceAll("");
        return plain.isEmpty() || (plain.contains("□") && !TICKED.matcher(plain).find());
    }

    private boolean isForm(Grid sheet) {
        String title = Heading.key(format.title());
        return sheet.rows().stream()
                .takeWhile(row -> row.number() <= LAST_ROW_OF_TITLE)
                .flatMap(row -> row.filled().stream())
                .anyMatch(cell -> Heading.key(cell.text()).startsWith(title));
    }

    private RawRecord record(int ordinal, Grid sheet) {
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        for (Grid.Row row : sheet.rows()) {
            for (int column = 0; column < row.width(); column++) {
                Grid.Cell label = row.cell(column);
                String key = label == null ? "" : Heading.key(label.text());
                if (label != null && labels.contains(key) && !cells.containsKey(key)) {
                    RawRow.Cell value = value(label, row, column);
                    cells.put(key, value);
                    order.add(value);
                }
            }
        }
        order.addAll(beside(sheet, order));
        return new RawRecord(ordinal, sheet.name(), cells, order, RawRecord.Form.WHOLE);
    }

    /** Texts with so many digits that nobody printed them on the form: they are looked at though no label says what they are. */
    private static List<RawRow.Cell> beside(Grid sheet, List<RawRow.Cell> read) {
        Set<String> places = read.stream().map(RawRow.Cell::at).collect(Collectors.toSet());
        return sheet.rows().stream()
                .flatMap(row -> row.filled().stream())
                .filter(cell -> cell.text().chars().filter(Character::isDigit).count() >= MANY_DIGITS)
                .filter(cell -> !places.contains(cell.at()))
                .map(cell -> new RawRow.Cell("", cell.at(), cell.text()))
                .toList();
    }

    /** The next text right of the label, unless that is a label too. */
    private RawRow.Cell value(Grid.Cell label, Grid.Row row, int at) {
        for (int column = at + 1; column < row.width(); column++) {
            Grid.Cell cell = row.cell(column);
            if (cell != null && !cell.text().isBlank()) {
                return labels.contains(Heading.key(cell.text()))
                        ? new RawRow.Cell(label.text(), label.at(), "")
                        : new RawRow.Cell(label.text(), cell.at(), cell.text());
            }
        }
        return new RawRow.Cell(label.text(), label.at(), "");
    }
}
