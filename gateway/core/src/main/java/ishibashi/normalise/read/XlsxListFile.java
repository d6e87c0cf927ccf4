package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A list in one sheet: title and notes above, a heading of one or more rows, merged cells, subtotals, closing words. */
final class XlsxListFile {
    private static final int SEARCHED = 15;
    private static final Pattern DATE =
            Pattern.compile("(?:令和|平成|R|H)?[\\d０-９元]{1,4}[年./][\\d０-９]{1,2}(?:[月./](?:[\\d０-９]{1,2}日?)?)?");

    private final Shape shape;
    private final FileFormat.XlsxList format;
    private final Sheet sheet;
    private final Map<Long, Cell> merged;

    private XlsxListFile(Shape shape, FileFormat.XlsxList format, Sheet sheet) {
        this.shape = shape;
        this.format = format;
        this.sheet = sheet;
        this.merged = Workbooks.merged(sheet);
    }

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.XlsxList format) {
        try (XSSFWorkbook book = Workbooks.open(content)) {
            Sheet sheet = format.sheet().map(book::getSheet).orElseGet(() -> book.getSheetAt(0));
            return sheet == null ? Optional.empty() : new XlsxListFile(shape, format, sheet).open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            Row r = sheet.getRow(row);
            width = Math.max(width, r == null ? 0 : r.getLastCellNum());
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
        Cell first = merged.get(Workbooks.at(row, column));
        if (first != null) {
            return Workbooks.text(first);
        }
        Row r = sheet.getRow(row);
        return r == null ? "" : Workbooks.text(r.getCell(column));
    }

    private List<RawRecord> records(int from, List<List<String>> headings) {
        List<RawRecord> records = new ArrayList<>();
        for (int row = from; row <= sheet.getLastRowNum(); row++) {
            Row r = sheet.getRow(row);
            if (r != null && isData(r)) {
                records.add(record(records.size() + 1, r, headings));
            }
        }
        return records;
    }

    /** Own cells beside merged ones; nothing that begins with a word for subtotals and closings. */
    private boolean isData(Row row) {
        int filled = 0;
        for (Cell cell : row) {
            String text = Workbooks.text(cell).strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (filled == 1 && format.notRows().stream().anyMatch(text.replaceAll("\\s", "")::startsWith)) {
                return false;
            }
            if (format.notRows().contains(text.replaceAll("\\s", ""))) {
                return false;
            }
        }
        return filled > 1;
    }

    private RawRecord record(int ordinal, Row row, List<List<String>> headings) {
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        int filled = 0;
        int shaded = 0;
        for (int column = 0; column < headings.size(); column++) {
            String text = text(row.getRowNum(), column);
            filled += text.isEmpty() ? 0 : 1;
            shaded += Workbooks.shaded(row.getCell(column)) ? 1 : 0;
            List<String> names = headings.get(column);
            RawRow.Cell cell =
                    new RawRow.Cell(names.isEmpty() ? "" : names.getFirst(), address(row.getRowNum(), column), text);
            order.add(cell);
            names.forEach(name -> cells.putIfAbsent(Heading.key(name), cell));
        }
        String where = sheet.getSheetName() + "!" + (row.getRowNum() + 1);
        return new RawRecord(ordinal, where, cells, order, filled > 0 && shaded * 2 > filled, RawRecord.Form.WHOLE);
    }

    /** Where the text stands: for a merged cell its first. */
    private String address(int row, int column) {
        Cell first = merged.get(Workbooks.at(row, column));
        return first != null
                ? first.getAddress().formatAsString()
                : CellReference.convertNumToColString(column) + (row + 1);
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
