package ishibashi.normalise.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
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

    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private final List<String> keys;
    private final int width;
    private int where;
    private int ordinal;

    private CsvFile(Iterator<CsvRecord> records, List<String> columns, int where) {
        this.records = records;
        this.columns = columns;
        this.keys = columns.stream().map(Heading::key).toList();
        this.width = (int) columns.stream().filter(c -> !c.isBlank()).count();
        this.where = where;
    }

    /** Empty if the heading is not of that shape. */
    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Csv format) {
        String text = Decoded.text(content, format.charsets());
        for (char delimiter : format.delimiters()) {
            try {
                Iterator<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .maxBufferSize(1 << 20)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)
                        .iterator();
                for (int row = 1; row <= SEARCHED && records.hasNext(); row++) {
                    List<String> heading = records.next().getFields();
                    if (Fit.of(shape, heading)) {
                        return Optional.of(
                                new Opened(shape, heading, Optional.empty(), new CsvFile(records, heading, row)));
                    }
                }
            } catch (CsvParseException e) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<String> fields = records.next().getFields();
        where++;
        ordinal++;
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>(fields.size());
        for (int n = 0; n < fields.size(); n++) {
            String column = n < columns.size() ? columns.get(n) : "";
            RawRow.Cell cell = new RawRow.Cell(column, where + ":" + (n + 1), fields.get(n));
            order.add(cell);
            if (n < keys.size() && !keys.get(n).isEmpty()) {
                cells.putIfAbsent(keys.get(n), cell);
            }
        }
        return new RawRecord(ordinal, Integer.toString(where), cells, order, false, form(fields));
    }

    /** A cell behind the last heading has moved out of its column. */
    private RawRecord.Form form(List<String> fields) {
        for (int n = width; n < fields.size(); n++) {
            if (!fields.get(n).isBlank() && (n >= keys.size() || keys.get(n).isEmpty())) {
                return RawRecord.Form.SHIFTED;
            }
        }
        return RawRecord.Form.WHOLE;
    }
}
