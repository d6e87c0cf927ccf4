package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;

/** Reads one form: a label, and its value in the next filled cell to the right or below. */
final class Form {
    private static final int MANY_DIGITS = 12;
    private static final int BELOW = 3;
    private static final int TOP = 2;

    private final Shape shape;
    private final Set<String> right = new HashSet<>();
    private final Set<String> below = new HashSet<>();
    private final Set<String> labels = new HashSet<>();

    Form(Shape shape) {
        this.shape = shape;
        shape.names(Place.By.LABEL).stream().map(Heading::key).forEach(right::add);
        shape.names(Place.By.BELOW).stream().map(Heading::key).forEach(below::add);
        labels.addAll(right);
        labels.addAll(below);
        shape.unused().stream().map(Heading::key).forEach(labels::add);
    }

    /**
     * The rows of a sheet that are one form.
     *
     * @param from row of its title
     * @param to the row after its last
     * @param origin row of the first form's title, from which addresses are counted
     * @param oneOfMany there are others in the sheet
     */
    record Part(Grid sheet, int from, int to, int origin, boolean oneOfMany) {
        Stream<Grid.Row> rows() {
            return sheet.rows().stream().filter(row -> row.number() < to && (row.number() >= from || !oneOfMany));
        }

        String where() {
            String row = Integer.toString(from + 1);
            return sheet.name().isEmpty() ? row : oneOfMany ? sheet.name() + "!" + row : sheet.name();
        }

        /** The words of its first rows. */
        String top() {
            return rows().limit(TOP)
                    .flatMap(row -> row.filled().stream())
                    .map(Grid.Cell::text)
                    .collect(Collectors.joining(" "));
        }
    }

    /** With or without a colon and a value behind it. */
    boolean isLabel(String key) {
        int colon = key.indexOf(':');
        return labels.contains(key) || (colon > 0 && labels.contains(key.substring(0, colon)));
    }

    RawRecord record(int ordinal, Part form) {
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        form.rows().forEach(row -> {
            for (int column = 0; column < row.width(); column++) {
                Grid.Cell label = row.cell(column);
                if (label != null) {
                    labelled(label, row, column, form, cells, order);
                }
            }
        });
        others(form).forEach((key, cell) -> {
            cells.put(key, cell);
            order.add(cell);
        });
        order.addAll(beside(form, order));
        return new RawRecord(ordinal, form.where(), cells, order, RawRecord.Form.WHOLE);
    }

    private void labelled(
            Grid.Cell label,
            Grid.Row row,
            int column,
            Part form,
            Map<String, RawRow.Cell> cells,
            List<RawRow.Cell> order) {
        String key = Heading.key(label.text());
        String bare = key.endsWith(":") ? key.substring(0, key.length() - 1) : key;
        if (!labels.contains(key) && labels.contains(bare)) {
            key = bare;
        }
        boolean toTheRight = right.contains(key) || !below.contains(key);
        if (labels.contains(key) && toTheRight) {
            put("→" + key, value(label, row, column), cells, order);
        }
        if (below.contains(key)) {
            put("↓" + key, under(label, row, column, form), cells, order);
        }
        int colon = key.indexOf(':');
        String first = colon < 0 ? "" : key.substring(0, colon);
        if (!labels.contains(key) && right.contains(first)) {
            String own = Labels.after(label.text(), first);
            put("→" + first, new RawRow.Cell(first, label.at(), own), cells, order);
        }
    }

    private static void put(String key, RawRow.Cell cell, Map<String, RawRow.Cell> cells, List<RawRow.Cell> order) {
        if (!cells.containsKey(key)) {
            cells.put(key, cell);
            order.add(cell);
        }
    }

    /** Cells that the shape tells by address, and what it takes from the sheet. */
    private Map<String, RawRow.Cell> others(Part form) {
        Map<String, RawRow.Cell> others = new HashMap<>();
        for (Place place : shape.places()) {
            switch (place.by()) {
                case AT -> {
                    CellReference at = new CellReference(place.name());
                    Grid.Cell cell = form.sheet().cell(at.getRow() + form.from() - form.origin(), at.getCol());
                    others.put(
                            place.key(),
                            cell == null
                                    ? new RawRow.Cell(place.name(), place.name(), "")
                                    : new RawRow.Cell(place.name(), cell.at(), cell.text()));
                }
                case FROM -> {
                    String text = place.name().equals("sheet") ? form.sheet().name() : form.top();
                    if (place.name().equals("sheet") || place.name().equals("title")) {
                        others.put(place.key(), new RawRow.Cell(place.name(), form.where(), text));
                    }
                }
                case COLUMN, LABEL, BELOW, PATH, COLOUR -> {}
            }
        }
        return others;
    }

    /** Texts with so many digits that nobody printed them on the form: they are looked at though no label says what they are. */
    private static List<RawRow.Cell> beside(Part form, List<RawRow.Cell> read) {
        Set<String> places = read.stream().map(RawRow.Cell::at).collect(Collectors.toSet());
        return form.rows()
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

    /** The next text below the label, unless that is a label too. */
    private RawRow.Cell under(Grid.Cell label, Grid.Row row, int column, Part form) {
        Optional<Grid.Cell> found = Stream.iterate(row.number() + 1, n -> n + 1)
                .limit(BELOW)
                .filter(n -> n < form.to())
                .flatMap(n -> Stream.ofNullable(form.sheet().row(n)))
                .flatMap(r -> Stream.ofNullable(r.cell(column)))
                .filter(cell -> !cell.text().isBlank())
                .findFirst();
        return found.filter(cell -> !labels.contains(Heading.key(cell.text())))
                .map(cell -> new RawRow.Cell(label.text(), cell.at(), cell.text()))
                .orElseGet(() -> new RawRow.Cell(label.text(), label.at(), ""));
    }
}
