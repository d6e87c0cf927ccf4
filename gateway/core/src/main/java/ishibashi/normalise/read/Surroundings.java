package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** What stands around the records of a sheet and holds for all of them: title, labels, single cells, the sheet's name. */
final class Surroundings {
    private final Grid sheet;
    private final Predicate<Grid.Row> isAround;

    /**
     * @param sheet as it lies
     * @param isAround the row is neither heading nor record
     */
    Surroundings(Grid sheet, Predicate<Grid.Row> isAround) {
        this.sheet = sheet;
        this.isAround = isAround;
    }

    /** @param first number of the first row that is not above the list */
    static Surroundings ofList(Grid sheet, int first, Predicate<Grid.Row> isRecord) {
        return new Surroundings(sheet, row -> row.number() < first || !isRecord.test(row));
    }

    /** Of records that are columns: rows with one word. */
    static Surroundings ofColumns(Grid sheet) {
        return new Surroundings(sheet, row -> row.filled().size() == 1);
    }

    /** Key of the place → cell, for each place of the shape that is found. */
    Map<String, RawRow.Cell> of(Shape shape) {
        Map<String, RawRow.Cell> found = new HashMap<>();
        for (Place place : shape.places()) {
            Optional<RawRow.Cell> cell =
                    switch (place.by()) {
                        case LABEL -> labelled(place.name());
                        case AT -> single(place.name());
                        case FROM -> from(place.name());
                        case COLUMN, BELOW, PATH, COLOUR -> Optional.empty();
                    };
            cell.ifPresent(c -> found.put(place.key(), c));
        }
        return found;
    }

    /** All words above the list. */
    String title() {
        return sheet.rows().stream()
                .takeWhile(isAround)
                .flatMap(row -> row.filled().stream())
                .map(cell -> cell.text().strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Optional<RawRow.Cell> from(String what) {
        return switch (what) {
            case "title" -> Optional.of(new RawRow.Cell("title", sheet.name(), title()));
            case "sheet" -> Optional.of(new RawRow.Cell("sheet", sheet.name(), sheet.name()));
            default -> Optional.empty();
        };
    }

    private Optional<RawRow.Cell> single(String at) {
        if (!Character.isDigit(at.charAt(at.length() - 1)) || at.contains("-")) {
            return Optional.empty();
        }
        CellReference place = new CellReference(at);
        Grid.Cell cell = sheet.cell(place.getRow(), place.getCol());
        return Optional.ofNullable(cell).map(c -> cell(at, c, c.text()));
    }

    private Optional<RawRow.Cell> labelled(String label) {
        String key = Heading.key(label);
        return sheet.rows().stream()
                .filter(isAround)
                .flatMap(row -> labelled(label, key, row))
                .findFirst();
    }

    private Stream<RawRow.Cell> labelled(String label, String key, Grid.Row row) {
        List<Grid.Cell> filled = row.filled();
        for (int n = 0; n < filled.size(); n++) {
            Grid.Cell cell = filled.get(n);
            Grid.@Nullable Cell next = n + 1 < filled.size() ? filled.get(n + 1) : null;
            String own = Labels.after(cell.text(), key);
            if (!own.isEmpty()) {
                return Stream.of(cell(label, cell, own));
            }
            if (next != null && Labels.is(cell.text(), key)) {
                return Stream.of(cell(label, next, next.text()));
            }
        }
        return Stream.empty();
    }

    /** Its place names the sheet too: it is in no record's row. */
    private RawRow.Cell cell(String column, Grid.Cell cell, String text) {
        String at = sheet.name().isEmpty() ? cell.at() : sheet.name() + "!" + cell.at();
        return new RawRow.Cell(column, at, text);
    }
}
