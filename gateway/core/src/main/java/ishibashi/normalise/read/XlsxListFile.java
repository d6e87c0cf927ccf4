package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/** A list in one sheet: title and notes above, a heading of one or more rows, merged cells, subtotals, closing words. */
final class XlsxListFile {
    private static final int SEARCHED = 15;
    private static final Pattern DATE =
            Pattern.compile("(?:令和|平成|R|H)?[\\d０-９元]{1,4}[年./][\\d０-９]{1,2}(?:[月./](?:[\\d０-９]{1,2}日?)?)?");

    private static final Pattern BLANKS = Pattern.compile("\\s");

    private final Shape shape;
    private final FileFormat.XlsxList format;
    private final Grid sheet;

    private XlsxListFile(Shape shape, FileFormat.XlsxList format, Grid sheet) {
        this.shape = shape;
        this.format = format;
        this.sheet = sheet;
    }

    static Optional<Opened> open(Workbook book, Shape shape, FileFormat.XlsxList format) {
        return book.sheets().stream()
                .filter(sheet -> format.sheet().map(sheet.name()::equals).orElse(true))
                .limit(1)
                .flatMap(sheet -> new XlsxListFile(shape, format, sheet).open().stream())
                .findFirst();
    }

    private Optional<Opened> open() {
        for (int first = 0; first < SEARCHED; first++) {
            List<List<String>> headings = headings(first);
            if (Fit.of(shape, headings.stream().flatMap(List::stream).toList())) {
                List<RawRecord> records = records(first + format.headingRows(), headings);
                List<String> columns = headings.stream()
                        .filter(h -> !h.isEmpty())
                        .map(List::getFirst)
                        .toList();
                return Optional.of(new Opened(shape, columns, asOf(first), records.iterator()));
            }
        }
        return Optional.empty();
    }

    /** For each column its names: the lowest word alone, and the words of all heading rows joined by {@code /}. */
    private List<List<String>> headings(int first) {
        List<List<String>> headings = new ArrayList<>();
        int width = 0;
        for (int row = first; row < first + format.headingRows(); row++) {
            Grid.Row r = sheet.row(row);
            width = Math.max(width, r == null ? 0 : r.width());
        }
        for (int column = 0; column < Math.min(width, 256); column++) {
            List<String> words = new ArrayList<>();
            for (int row = first; row < first + format.headingRows(); row++) {
                String word = text(row, column).strip();
                if (!word.isEmpty() && !words.contains(word)) {
                    words.add(word);
                }
            }
            headings.add(words.size() > 1 ? List.of(String.join("/", words), words.getLast()) : words);
        }
        return headings;
    }

    private String text(int row, int column) {
        Grid.Cell cell = sheet.cell(row, column);
        return cell == null ? "" : cell.text();
    }

    private List<RawRecord> records(int from, List<List<String>> headings) {
        List<List<String>> keys = headings.stream()
                .map(names -> names.stream().map(Heading::key).toList())
                .toList();
        List<RawRecord> records = new ArrayList<>();
        for (Grid.Row row : sheet.rows()) {
            if (row.number() >= from && isData(row)) {
                records.add(record(records.size() + 1, row, headings, keys));
            }
        }
        return records;
    }

    /** Own cells beside merged ones; nothing that begins with a word for subtotals and closings. */
    private boolean isData(Grid.Row row) {
        int filled = 0;
        for (Grid.Cell cell : row.filled()) {
            String text = BLANKS.matcher(cell.text()).replaceAll("");
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (filled == 1 && format.notRows().stream().anyMatch(text::startsWith)) {
                return false;
            }
            if (format.notRows().contains(text)) {
                return false;
            }
        }
        return filled > 1;
    }

    private RawRecord record(int ordinal, Grid.Row row, List<List<String>> headings, List<List<String>> keys) {
        Map<String, RawRow.Cell> cells = HashMap.newHashMap(headings.size() * 2);
        List<RawRow.Cell> order = new ArrayList<>(headings.size());
        Set<RawRow.Cell> continued = new HashSet<>();
        int filled = 0;
        int shaded = 0;
        for (int column = 0; column < headings.size(); column++) {
            Grid.Cell there = sheet.cell(row.number(), column);
            Grid.Cell own = row.cell(column);
            filled += there == null ? 0 : 1;
            shaded += own != null && own.shaded() ? 1 : 0;
            List<String> names = headings.get(column);
            RawRow.Cell cell = new RawRow.Cell(
                    names.isEmpty() ? "" : names.getFirst(),
                    there == null ? CellReference.convertNumToColString(column) + (row.number() + 1) : there.at(),
                    there == null ? "" : there.text());
            order.add(cell);
            if (there != null && there.continued()) {
                continued.add(cell);
            }
            keys.get(column).forEach(key -> cells.putIfAbsent(key, cell));
        }
        for (int column = headings.size(); column < row.width(); column++) {
            Grid.Cell beside = row.cell(column);
            if (beside != null) {
                order.add(new RawRow.Cell("", beside.at(), beside.text()));
            }
        }
        String where = sheet.name() + "!" + (row.number() + 1);
        boolean grey = filled > 0 && shaded * 2 > filled;
        return new RawRecord(ordinal, where, cells, order, grey, continued, RawRecord.Form.WHOLE);
    }

    private Optional<LocalDate> asOf(int heading) {
        if (!shape.asOf().contains(new Shape.AsOf.InTitle())) {
            return Optional.empty();
        }
        for (int row = 0; row < heading; row++) {
            for (int column = 0; column < 20; column++) {
                Matcher m = DATE.matcher(text(row, column));
                if (m.find()
                        && new Dates(LocalDate.EPOCH).read(m.group())
                                instanceof Reading.Value<Day>(Day.On(LocalDate day), var i, var r)) {
                    return Optional.of(day);
                }
            }
        }
        return Optional.empty();
    }
}
