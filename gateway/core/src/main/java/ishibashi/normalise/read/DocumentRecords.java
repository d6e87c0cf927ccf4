package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.bank.TreePath;
import ishibashi.bank.TreePaths;
import ishibashi.message.RawRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes records of places in a document: all that stands there, and what the paths of the shape lead to. */
final class DocumentRecords {
    private final Shape shape;
    private final TreePaths paths;
    private final Map<Place, TreePath> places = new LinkedHashMap<>();

    DocumentRecords(Shape shape) {
        this.shape = shape;
        this.paths = TreePaths.of(shape.format());
        for (Place place : shape.places()) {
            if (place.by() == Place.By.PATH) {
                places.put(place, paths.read(place.name()));
            }
        }
    }

    TreePath path(String written) {
        return paths.read(written);
    }

    private Optional<LocalDate> asOf(Tree root) {
        Follow follow = new Follow(root);
        return AsOfDay.at(shape, at -> follow.text(paths.read(at), root));
    }

    /** @param flat path → text of all that stands in the record */
    RawRecord record(int ordinal, Follow follow, Tree at, Map<String, String> flat) {
        Map<String, RawRow.Cell> cells = HashMap.newHashMap(places.size() * 2);
        List<RawRow.Cell> order = new ArrayList<>(flat.size());
        flat.forEach((path, text) -> order.add(new RawRow.Cell(path, path, text)));
        places.forEach((place, path) -> follow.text(path, at).ifPresent(text -> {
            RawRow.Cell cell = new RawRow.Cell(place.name(), place.name(), text);
            cells.put(place.key(), cell);
            if (!text.equals(flat.get(place.name()))) {
                order.add(cell);
            }
        }));
        RawRecord.Form form = order.isEmpty() ? RawRecord.Form.BROKEN : RawRecord.Form.WHOLE;
        return new RawRecord(ordinal, Integer.toString(ordinal), cells, order, form);
    }

    /** One that cannot be parsed. */
    static RawRecord broken(int ordinal) {
        return new RawRecord(ordinal, Integer.toString(ordinal), Map.of(), List.of(), RawRecord.Form.BROKEN);
    }

    /** A required place counts if one of the records has it. */
    boolean fits(List<RawRecord> records) {
        return Fit.of(shape, keys(records));
    }

    private static Set<String> keys(List<RawRecord> records) {
        Set<String> keys = new HashSet<>();
        records.forEach(record -> keys.addAll(record.cells().keySet()));
        return keys;
    }

    Opened opened(Tree root, List<RawRecord> records) {
        Set<String> keys = keys(records);
        Set<String> led = places.keySet().stream()
                .map(Place::key)
                .filter(keys::contains)
                .map(key -> key.replace("/", ".").replaceFirst("^\\.", ""))
                .collect(Collectors.toSet());
        List<String> columns = records.stream()
                .flatMap(r -> r.order().stream())
                .map(RawRow.Cell::column)
                .distinct()
                .filter(column -> !led.contains(Heading.key(column).replace("/", ".")))
                .toList();
        return new Opened(shape, columns, asOf(root), records.iterator());
    }
}
