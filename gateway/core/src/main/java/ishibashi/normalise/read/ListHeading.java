package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/** The columns of a list: for each the words of its heading, and the letter where the shape tells it by that. */
final class ListHeading {
    private static final int MOST_COLUMNS = 256;

    private final List<List<String>> names;
    private final List<List<String>> keys;
    private final Set<String> letters;
    private final Set<String> colours;

    private ListHeading(Shape shape, List<List<String>> names) {
        this.names = names;
        this.keys = names.stream()
                .map(all -> all.stream().map(Heading::key).toList())
                .toList();
        this.letters = Set.copyOf(shape.names(Place.By.AT));
        this.colours = shape.names(Place.By.COLOUR).stream().map(Heading::key).collect(Collectors.toUnmodifiableSet());
    }

    /** The lowest word of a column alone, and the words of all its rows joined by {@code /}. */
    static ListHeading of(Shape shape, Grid sheet, int first, int rows) {
        int width = 0;
        for (int row = first; row < first + rows; row++) {
            Grid.Row r = sheet.row(row);
            width = Math.max(width, r == null ? 0 : r.width());
        }
        List<List<String>> names = new ArrayList<>();
        for (int column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
            List<String> words = new ArrayList<>();
            for (int row = first; row < first + rows; row++) {
                Grid.Cell cell = sheet.cell(row, column);
                String word = cell == null ? "" : cell.text().strip();
                if (!word.isEmpty() && !words.contains(word)) {
                    words.add(word);
                }
            }
            names.add(words.size() > 1 ? List.of(String.join("/", words), words.getLast()) : words);
        }
        return new ListHeading(shape, names);
    }

    /** Of a list without a heading: as many as its widest row has. */
    static ListHeading letters(Shape shape, Grid sheet, int first) {
        int width = sheet.rows().stream()
                .filter(row -> row.number() >= first)
                .mapToInt(Grid.Row::width)
                .max()
                .orElse(0);
        List<List<String>> names = new ArrayList<>();
        for (int column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
            names.add(List.of(letter(column)));
        }
        return new ListHeading(shape, names);
    }

    static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }

    int width() {
        return names.size();
    }

    String name(int column) {
        return names.get(column).isEmpty() ? "" : names.get(column).getFirst();
    }

    /** Names of the columns, but of those that the shape tells by their letter. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            if (!name(column).isEmpty() && !letters.contains(letter(column))) {
                columns.add(name(column));
            }
        }
        return columns;
    }

    /** Keys of all places that a record under this heading has. */
    Set<String> keys() {
        Set<String> all = new HashSet<>();
        for (int column = 0; column < names.size(); column++) {
            all.addAll(keys.get(column));
            all.add("#" + letter(column));
            keys.get(column).forEach(key -> all.add("~" + key));
        }
        return all;
    }

    /** Puts a cell under all names that its column has. */
    void put(int column, RawRow.Cell cell, String colour, Map<String, RawRow.Cell> cells, List<RawRow.Cell> order) {
        for (String key : keys.get(column)) {
            cells.putIfAbsent(key, cell);
            if (colours.contains(key) && !cells.containsKey("~" + key)) {
                RawRow.Cell filling = new RawRow.Cell(cell.column() + " colour", cell.at(), colour);
                cells.put("~" + key, filling);
                order.add(filling);
            }
        }
        if (letters.contains(letter(column))) {
            cells.put("#" + letter(column), cell);
        }
    }
}
