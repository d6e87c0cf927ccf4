package ishibashi.normalise.read;

import ishibashi.bank.Place;
import ishibashi.bank.Rows;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes records of the rows under a heading. */
final class ListRecords {
    private static final String SECTION = new Place(Place.By.FROM, "section").key();

    private final Rows rows;
    private final Grid sheet;
    private final ListHeading heading;
    private final Map<String, RawRow.Cell> constant;
    private final boolean takesSection;

    /** @param constant key of a place → cell that all records have */
    ListRecords(Shape shape, Rows rows, Grid sheet, ListHeading heading, Map<String, RawRow.Cell> constant) {
        this.rows = rows;
        this.sheet = sheet;
        this.heading = heading;
        this.constant = constant;
        this.takesSection = shape.names(Place.By.FROM).contains("section");
    }

    List<RawRecord> from(int from) {
        List<RawRecord> records = new ArrayList<>();
        Optional<RawRow.Cell> section = Optional.empty();
        for (Grid.Row row : sheet.rows()) {
            if (row.number() >= from && RecordRows.isData(row, rows.notRows())) {
                records.add(in(section, record(records.size() + 1, row)));
            } else if (row.number() >= from) {
                Optional<RawRow.Cell> before = section;
                section = RecordRows.section(row, rows.notRows()).or(() -> before);
            }
        }
        return records;
    }

    /** A record under the words that head its part of the list. */
    private RawRecord in(Optional<RawRow.Cell> section, RawRecord record) {
        return takesSection && section.isPresent() ? Completed.with(record, SECTION, section.get()) : record;
    }

    private RawRecord record(int ordinal, Grid.Row row) {
        Map<String, RawRow.Cell> cells = HashMap.newHashMap(heading.width() * 2);
        List<RawRow.Cell> order = new ArrayList<>(heading.width());
        Set<RawRow.Cell> continued = new HashSet<>();
        int filled = 0;
        int shaded = 0;
        for (int column = 0; column < heading.width(); column++) {
            Grid.Cell there = sheet.cell(row.number(), column);
            Grid.Cell own = row.cell(column);
            filled += there == null ? 0 : 1;
            shaded += own != null && own.shaded() ? 1 : 0;
            RawRow.Cell cell = new RawRow.Cell(
                    heading.name(column),
                    there == null ? RecordRows.at(row.number(), column, rows.across()) : there.at(),
                    there == null ? "" : there.text());
            order.add(cell);
            if (there != null && there.continued()) {
                continued.add(cell);
            }
            heading.put(column, cell, there == null ? "" : there.colour(), cells, order);
        }
        for (int column = heading.width(); column < row.width(); column++) {
            Grid.Cell beside = row.cell(column);
            if (beside != null) {
                order.add(new RawRow.Cell("", beside.at(), beside.text()));
            }
        }
        constant.forEach((key, cell) -> {
            cells.put(key, cell);
            order.add(cell);
        });
        boolean grey = filled > 0 && shaded * 2 > filled;
        String where = RecordRows.where(sheet.name(), row.number(), rows.across());
        return new RawRecord(ordinal, where, cells, order, grey, continued, RawRecord.Form.WHOLE);
    }
}
