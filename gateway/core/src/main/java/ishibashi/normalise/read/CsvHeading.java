package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellReference;

/** The heading of a text of cells, and its columns by their letters. */
final class CsvHeading {
    private static final int MOST_COLUMNS = 256;

    private CsvHeading() {}

    /** In place of a heading that is not there. */
    static List<String> letters(int width) {
        List<String> letters = new ArrayList<>();
        for (int column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
            letters.add(ListHeading.letter(column));
        }
        return letters;
    }

    /** Keys of all places that a record under it has. */
    static Set<String> keys(List<String> heading) {
        Set<String> keys = new HashSet<>();
        heading.stream().map(Heading::key).forEach(keys::add);
        letters(heading.size()).forEach(letter -> keys.add("#" + letter));
        return keys;
    }

    /** Key of a place that the shape tells by its letter → column, from 0. */
    static Map<String, Integer> positions(Shape shape) {
        Map<String, Integer> positions = new HashMap<>();
        for (Place place : shape.places()) {
            if (place.by() == Place.By.AT) {
                positions.put(place.key(), CellReference.convertColStringToIndex(place.name()));
            }
        }
        return positions;
    }

    /** The columns but those that the shape tells by their letter. */
    static List<String> untold(Shape shape, List<String> heading) {
        Map<String, Integer> positions = positions(shape);
        List<String> untold = new ArrayList<>();
        for (int column = 0; column < heading.size(); column++) {
            if (!positions.containsValue(column)) {
                untold.add(heading.get(column));
            }
        }
        return untold;
    }
}
