package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Rows;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list in a grid: title and notes above, a heading of one or more rows or none, merged cells, subtotals, closing words. Its
 * records may be columns; then rows and columns change places first.
 */
final class ListFile {
    private static final int SEARCHED = 15;
    private static final String ALL = "*";

    private final Shape shape;
    private final Rows rows;
    private final Grid asItLies;
    private final Grid sheet;

    private ListFile(Shape shape, Rows rows, Grid sheet) {
        this.shape = shape;
        this.rows = rows;
        this.asItLies = sheet;
        this.sheet = rows.across() ? sheet.transposed() : sheet;
    }

    /** The first sheet that fits, or all that do. */
    static Optional<Opened> open(Workbook book, Shape shape, FileFormat.XlsxList format) {
        boolean all = format.sheets().contains(ALL);
        boolean any = all || format.sheets().isEmpty();
        List<Opened> opened = new ArrayList<>();
        for (Grid sheet : book.sheets()) {
            if (any || format.sheets().contains(sheet.name())) {
                new ListFile(shape, format.rows(), sheet).open().ifPresent(opened::add);
            }
            if (!opened.isEmpty() && format.sheets().isEmpty()) {
                break;
            }
        }
        return opened.isEmpty() ? Optional.empty() : Optional.of(Opened.joined(opened));
    }

    /** One sheet alone. */
    static Optional<Opened> open(Grid sheet, Shape shape, Rows rows) {
        return new ListFile(shape, rows, sheet).open();
    }

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Csv format) {
        return TextGrid.all(content, format.charsets(), format.delimiters()).stream()
                .flatMap(grid -> new ListFile(shape, format.rows(), grid).open().stream())
                .findFirst();
    }

    private Optional<Opened> open() {
        if (rows.headingRows() == 0) {
            Grid grid = folded(rows.firstRow() - 1);
            return under(rows.firstRow() - 1, grid, ListHeading.letters(shape, grid, rows.firstRow() - 1));
        }
        int from = rows.headingRow() == 0 ? 0 : rows.headingRow() - 1;
        int to = rows.headingRow() == 0 ? SEARCHED : rows.headingRow();
        for (int first = from; first < to; first++) {
            Grid grid = folded(first);
            ListHeading heading = ListHeading.of(shape, grid, first, rows.headingRows());
            Optional<Opened> opened = under(first, grid, heading);
            if (opened.isPresent()) {
                return opened;
            }
        }
        return Optional.empty();
    }

    /** With a row for each record, where records take up several. */
    private Grid folded(int first) {
        return rows.recordRows() == 1 ? sheet : sheet.folded(first, rows.recordRows());
    }

    /** @param first row of the heading, or of the first record where there is none */
    private Optional<Opened> under(int first, Grid grid, ListHeading heading) {
        Surroundings around = rows.across()
                ? Surroundings.ofColumns(asItLies)
                : Surroundings.ofList(asItLies, first, row -> RecordRows.isData(row, rows.notRows()));
        Map<String, RawRow.Cell> constant = around.of(shape);
        Set<String> keys = new HashSet<>(heading.keys());
        keys.addAll(constant.keySet());
        boolean titled = rows.title()
                .map(title -> Heading.key(around.title()).contains(Heading.key(title)))
                .orElse(true);
        boolean wide = rows.headingRows() > 0 || rows.columns() == 0 || rows.columns() == heading.width();
        if (!titled || !wide || !Fit.of(shape, keys)) {
            return Optional.empty();
        }
        List<RawRecord> records =
                new ListRecords(shape, rows, grid, heading, constant).from(first + rows.headingRows());
        return Optional.of(
                new Opened(shape, heading.columns(), AsOfDay.inTitle(shape, around.title()), records.iterator()));
    }
}
