package ishibashi.normalise.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Rows;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Lines of cells under a heading (RFC 4180). The place of a record is its number, the heading being 1. */
final class CsvFile implements Iterator<RawRecord> {
    private static final int SEARCHED = 10;
    private static final int MOST_COLUMNS = 256;
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_LINES = 1_000;

    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> positions;
    private final List<String> columns;
    private final List<String> keys;
    private final int width;
    private final boolean cut;
    private int where;
    private int ordinal;

    private CsvFile(Shape shape, Iterator<CsvRecord> records, List<String> columns, int where, boolean cut) {
        this.records = records;
        this.positions = CsvHeading.positions(shape);
        this.columns = columns;
        this.keys = columns.stream().map(Heading::key).toList();
        this.width = (int) columns.stream().filter(c -> !c.isBlank()).count();
        this.where = where;
        this.cut = cut;
    }

    /** Empty if the heading is not of that shape. */
    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Csv format) {
        return under(
                Decoded.with(content, format.charsets(), format.delimiters()).text(), shape, format);
    }

    private static Optional<Opened> under(String text, Shape shape, FileFormat.Csv format) {
        for (char delimiter : format.delimiters()) {
            try {
                Optional<Opened> opened = format.rows().headingRows() == 0
                        ? withoutHeading(text, delimiter, shape, format.rows())
                        : underHeading(text, delimiter, shape, format.rows());
                if (opened.isPresent()) {
                    return opened;
                }
            } catch (CsvParseException e) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
        }
        return Optional.empty();
    }

    private static Optional<Opened> underHeading(String text, char delimiter, Shape shape, Rows rows) {
        Iterator<CsvRecord> records = records(text, delimiter);
        for (int row = 1; row <= SEARCHED && records.hasNext(); row++) {
            List<String> heading = records.next().getFields();
            boolean here = rows.headingRow() == 0 || rows.headingRow() == row;
            if (here && Fit.of(shape, CsvHeading.keys(heading))) {
                return opened(shape, records, heading, row, cut(text));
            }
        }
        return Optional.empty();
    }

    private static Optional<Opened> withoutHeading(String text, char delimiter, Shape shape, Rows rows) {
        Iterator<CsvRecord> ahead = records(text, delimiter);
        Iterator<CsvRecord> records = records(text, delimiter);
        for (int row = 1; row < rows.firstRow() && ahead.hasNext(); row++) {
            ahead.next();
            records.next();
        }
        List<String> heading = CsvHeading.letters(ahead.hasNext() ? ahead.next().getFieldCount() : 0);
        boolean wide = rows.columns() == 0 || rows.columns() == heading.size();
        return wide && Fit.of(shape, CsvHeading.keys(heading))
                ? opened(shape, records, heading, rows.firstRow() - 1, cut(text))
                : Optional.empty();
    }

    private static Optional<Opened> opened(
            Shape shape, Iterator<CsvRecord> records, List<String> heading, int row, boolean cut) {
        return Optional.of(new Opened(
                shape,
                CsvHeading.untold(shape, heading),
                Optional.empty(),
                new CsvFile(shape, records, heading, row, cut)));
    }

    private static Iterator<CsvRecord> records(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .maxBufferSize(1 << 20)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)
                .iterator();
    }

    private static boolean cut(String text) {
        return !text.endsWith("\n") && !text.endsWith("\r");
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new Unreadable(Code.FILE_UNREADABLE, Where.row(Integer.toString(where + 1)));
        }
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<String> fields = fields();
        where++;
        ordinal++;
        String at = where + ":";
        Map<String, RawRow.Cell> cells = HashMap.newHashMap(fields.size());
        List<RawRow.Cell> order = new ArrayList<>(fields.size());
        for (int n = 0; n < fields.size(); n++) {
            String column = n < columns.size() ? columns.get(n) : "";
            RawRow.Cell cell = new RawRow.Cell(column, at + (n + 1), fields.get(n));
            order.add(cell);
            if (n < keys.size() && !keys.get(n).isEmpty()) {
                cells.putIfAbsent(keys.get(n), cell);
            }
        }
        positions.forEach((key, n) -> {
            if (n < order.size()) {
                cells.put(key, order.get(n));
            }
        });
        return new RawRecord(ordinal, Integer.toString(where), cells, order, form(fields));
    }

    private List<String> fields() {
        try {
            List<String> fields = records.next().getFields();
            if (fields.size() > MOST_COLUMNS) {
                throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST_COLUMNS));
            }
            return fields;
        } catch (CsvParseException e) {
            throw new Unreadable(Code.FILE_UNREADABLE, Where.row(Integer.toString(where + 1)));
        }
    }

    /** A cell behind the last heading has moved out of its column; a last row may be cut, a quote may not be closed. */
    private RawRecord.Form form(List<String> fields) {
        if ((fields.size() < width && cut && !records.hasNext())
                || fields.stream().anyMatch(CsvFile::isOverlong)) {
            return RawRecord.Form.BROKEN;
        }
        for (int n = width; n < fields.size(); n++) {
            if (!fields.get(n).isBlank() && (n >= keys.size() || keys.get(n).isEmpty())) {
                return RawRecord.Form.SHIFTED;
            }
        }
        return RawRecord.Form.WHOLE;
    }

    private static boolean isOverlong(String field) {
        return field.length() > LONGEST_CELL
                || (field.length() > MOST_LINES
                        && field.chars().filter(c -> c == '\n').count() > MOST_LINES);
    }
}
