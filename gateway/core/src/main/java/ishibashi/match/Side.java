package ishibashi.match;

import ishibashi.message.RecordId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Vacancies or seekers under dense numbers, on their shelf, each with its list of the best of the other side.
 *
 * <p>A list that is there is right at every moment: whoever comes or goes mends the lists of those whom it fits.
 *
 * @param <T> facts of this side
 * @param <O> facts of the other side
 */
final class Side<T extends Owned, O extends Owned> {
    private final int told;
    private final Function<T, IntFunction<int[]>> keys;
    private final ToIntBiFunction<T, O> score;
    private final Map<RecordId, Integer> numbers = new HashMap<>();
    private final List<@Nullable Entry<T>> entries = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Shelf shelf;
    /** Those without a list. */
    private final RoaringBitmap unlisted = new RoaringBitmap();
    /** Those whose list may differ from what was told. */
    private final RoaringBitmap touched = new RoaringBitmap();

    private static final class Entry<T> {
        final RecordId id;
        final T facts;

        @Nullable
        Best best;

        Entry(RecordId id, T facts) {
            this.id = id;
            this.facts = facts;
        }
    }

    /**
     * @param told how many of a list are told
     * @param score of own and other facts, -1 if they do not fit
     */
    Side(int told, int facets, Function<T, IntFunction<int[]>> keys, ToIntBiFunction<T, O> score) {
        this.told = told;
        this.shelf = new Shelf(facets);
        this.keys = keys;
        this.score = score;
    }

    int size() {
        return numbers.size();
    }

    boolean holds(RecordId id) {
        return numbers.containsKey(id);
    }

    int number(RecordId id) {
        Integer number = numbers.get(id);
        return number == null ? -1 : number;
    }

    T facts(int number) {
        return entry(number).facts;
    }

    RecordId id(int number) {
        return entry(number).id;
    }

    RoaringBitmap touched() {
        return touched;
    }

    IntFunction<int[]> keys(T facts) {
        return keys.apply(facts);
    }

    Shelf shelf() {
        return shelf;
    }

    private Entry<T> entry(int number) {
        Entry<T> entry = entries.get(number);
        if (entry == null) {
            throw new IllegalStateException("no record under number " + number);
        }
        return entry;
    }

    /** @param listing whether lists are kept already */
    void enter(RecordId id, T facts, Side<O, T> others, boolean listing) {
        Entry<T> entry = new Entry<>(id, facts);
        int number = free.isEmpty() ? entries.size() : free.pop();
        if (number == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(number, entry);
        }
        numbers.put(id, number);
        shelf.put(keys.apply(facts), number);
        if (listing) {
            touched.add(number);
            entry.best = search(facts, others, (other, points) -> others.offer(other, number, points, this));
        } else {
            unlisted.add(number);
        }
    }

    private void offer(int own, int other, int points, Side<O, T> others) {
        Best best = entry(own).best;
        if (best != null && best.offer(other, points, others::byId)) {
            touched.add(own);
        }
    }

    /** @param listing whether lists are kept already */
    void leave(RecordId id, Side<O, T> others, boolean listing) {
        Integer number = numbers.remove(id);
        if (number == null) {
            return;
        }
        IntFunction<int[]> known = keys.apply(facts(number));
        shelf.take(known, number);
        each(others.shelf.meeting(known), other -> others.drop(other, number, listing));
        entries.set(number, null);
        unlisted.remove(number);
        touched.remove(number);
        free.push(number);
    }

    private void drop(int own, int other, boolean listing) {
        Entry<T> entry = entry(own);
        if (entry.best == null) {
            if (listing) {
                touched.add(own);
            }
        } else if (entry.best.drop(other)) {
            touched.add(own);
            if (entry.best.isShort()) {
                entry.best = null;
                unlisted.add(own);
            }
        }
    }

    /** The best of the other side. A list that is missing is searched now; what was told of it before is not known. */
    Best best(int number, Side<O, T> others) {
        Entry<T> entry = entry(number);
        Best best = entry.best;
        if (best == null) {
            best = search(entry.facts, others, (other, points) -> {});
            entry.best = best;
            unlisted.remove(number);
            touched.add(number);
        }
        return best;
    }

    private interface Hit {
        void of(int other, int points);
    }

    private Best search(T facts, Side<O, T> others, Hit hit) {
        Best best = new Best(told);
        each(others.shelf.meeting(keys.apply(facts)), other -> {
            int points = score.applyAsInt(facts, others.facts(other));
            if (points >= 0) {
                best.offer(other, points, others::byId);
                hit.of(other, points);
            }
        });
        return best;
    }

    /** Makes the lists of all whom it fits, where they are missing, so that those that tell it are touched. */
    void settle(int number, Side<O, T> others) {
        touched.add(number);
        best(number, others);
        if (!others.unlisted.isEmpty()) {
            RoaringBitmap meeting = others.shelf.meeting(keys.apply(facts(number)));
            each(RoaringBitmap.and(meeting, others.unlisted), other -> others.best(other, this));
        }
    }

    /** Makes some of the lists that are missing. */
    void review(int most, Side<O, T> others) {
        each(unlisted.limit(most), number -> best(number, others));
    }

    void forget() {
        for (int number = 0; number < entries.size(); number++) {
            Entry<T> entry = entries.get(number);
            if (entry != null) {
                entry.best = null;
                unlisted.add(number);
            }
        }
    }

    private static void each(RoaringBitmap numbers, IntConsumer consumer) {
        PeekableIntIterator all = numbers.getIntIterator();
        while (all.hasNext()) {
            consumer.accept(all.next());
        }
    }

    /** By record id, which is random: a rank among equals says nothing. */
    private int byId(int one, int other) {
        return Ids.ORDER.compare(id(one), id(other));
    }
}
