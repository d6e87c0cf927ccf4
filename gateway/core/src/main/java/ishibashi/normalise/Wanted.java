package ishibashi.normalise;

import ishibashi.bank.Heading;
import ishibashi.message.RawRow;
import ishibashi.normalise.read.RawRecord;
import ishibashi.work.Mending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows of a file are wanted, and in what words: all as they stand, or those that are mended. */
final class Wanted {
    private final @Nullable Map<Integer, Mending.Place> places;

    private Wanted(@Nullable Map<Integer, Mending.Place> places) {
        this.places = places;
    }

    static Wanted of(Optional<Mending> mending) {
        return new Wanted(mending.map(Wanted::byOrdinal).orElse(null));
    }

    private static Map<Integer, Mending.Place> byOrdinal(Mending mending) {
        Map<Integer, Mending.Place> places = new HashMap<>();
        mending.rows().forEach(place -> places.put(place.ordinal(), place));
        return places;
    }

    boolean wants(RawRecord record) {
        Mending.Place place = places == null ? null : places.get(record.ordinal());
        return places == null || (place != null && place.where().equals(record.where()));
    }

    /** Whether so many rows are all that were wanted. */
    boolean met(int rows) {
        return places == null || places.size() == rows;
    }

    /** The record with the cells that take the place of what was read. */
    RawRecord mended(RawRecord record) {
        Mending.Place place = places == null || !wants(record) ? null : places.get(record.ordinal());
        if (place == null || place.instead().isEmpty()) {
            return record;
        }
        Map<String, RawRow.Cell> cells = new HashMap<>(record.cells());
        List<RawRow.Cell> order = new ArrayList<>(record.order());
        for (RawRow.Cell instead : place.instead()) {
            cells.replace(Heading.key(instead.column()), instead);
            order.replaceAll(cell -> cell.column().equals(instead.column()) ? instead : cell);
        }
        return record.with(cells, order);
    }
}
