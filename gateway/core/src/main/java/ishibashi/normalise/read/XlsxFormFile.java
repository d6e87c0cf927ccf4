package ishibashi.normalise.read;

import ishibashi.bank.FieldRule;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One form 求人票 a sheet: a label, its value in the next filled cell to the right. A master sheet has labels and no value. */
final class XlsxFormFile {
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

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.XlsxForm format) {
        try (XSSFWorkbook book = Workbooks.open(content)) {
            return new XlsxFormFile(shape, format).open(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Opened> open(XSSFWorkbook book) {
        List<RawRecord> records = new ArrayList<>();
        boolean forms = false;
        for (Sheet sheet : book) {
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
        String plain = text.replaceAll("[\\s\u3000～~年月日円万]", "");
        return plain.isEmpty() || (plain.contains("□") && !plain.matches(".*[☑■✓✔].*"));
    }

    private boolean isForm(Sheet sheet) {
        String title = Heading.key(format.title());
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (Heading.key(Workbooks.text(cell)).startsWith(title)) {
                    return true;
                }
            }
            if (row.getRowNum() > 5) {
                return false;
            }
        }
        return false;
    }

    private RawRecord record(int ordinal, Sheet sheet) {
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                String label = Workbooks.text(cell);
                String key = Heading.key(label);
                if (labels.contains(key) && !cells.containsKey(key)) {
                    RawRow.Cell value = value(label, cell, row);
                    cells.put(key, value);
                    order.add(value);
                }
            }
        }
        return new RawRecord(ordinal, sheet.getSheetName(), cells, order, false, RawRecord.Form.WHOLE);
    }

    private RawRow.Cell value(String label, Cell at, Row row) {
        for (int column = at.getColumnIndex() + 1; column < row.getLastCellNum(); column++) {
            Cell cell = row.getCell(column);
            String text = Workbooks.text(cell);
            if (labels.contains(Heading.key(text)) && !Heading.key(text).isEmpty()) {
                break;
            }
            if (cell != null && !text.isBlank()) {
                return new RawRow.Cell(label, cell.getAddress().formatAsString(), text);
            }
        }
        return new RawRow.Cell(label, at.getAddress().formatAsString(), "");
    }
}
