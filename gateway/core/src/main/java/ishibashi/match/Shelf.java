package ishibashi.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Which records of a side stand under which keys: a bitmap of their numbers for each key of each facet. */
final class Shelf {
    /** So few are asked by the rules at once. */
    private static final int FEW = 32;

    private final List<Map<Integer, RoaringBitmap>> facets = new ArrayList<>();

    Shelf(int facets) {
        for (int n = 0; n < facets; n++) {
            this.facets.add(new HashMap<>());
        }
    }

    void put(IntFunction<int[]> keys, int number) {
        for (int n = 0; n < facets.size(); n++) {
            for (int key : keys.apply(n)) {
                facets.get(n).computeIfAbsent(key, k -> new RoaringBitmap()).add(number);
            }
        }
    }

    void take(IntFunction<int[]> keys, int number) {
        for (int n = 0; n < facets.size(); n++) {
            for (int key : keys.apply(n)) {
                RoaringBitmap under = facets.get(n).get(key);
                if (under != null) {
                    under.remove(number);
                }
            }
        }
    }

    /** Those that have a key in common in each facet, and perhaps a few others; not to be changed. */
    RoaringBitmap meeting(IntFunction<int[]> keys) {
        RoaringBitmap found = meeting(null, 0, keys);
        for (int n = 1; n < facets.size() && found.getCardinality() > FEW; n++) {
            found = meeting(found, n, keys);
        }
        return found;
    }

    /** Those that have a key in common in all facets but this one, and none in this. */
    RoaringBitmap missing(int facet, IntFunction<int[]> keys) {
        RoaringBitmap found = null;
        for (int n = 0; n < facets.size(); n++) {
            if (n != facet) {
                found = meeting(found, n, keys);
            }
        }
        return found == null ? new RoaringBitmap() : RoaringBitmap.andNot(found, meeting(found, facet, keys));
    }

    private RoaringBitmap meeting(@Nullable RoaringBitmap among, int facet, IntFunction<int[]> keys) {
        RoaringBitmap found = null;
        for (int key : keys.apply(facet)) {
            RoaringBitmap under = facets.get(facet).get(key);
            if (under != null) {
                RoaringBitmap part = among == null ? under : RoaringBitmap.and(among, under);
                found = found == null ? part : RoaringBitmap.or(found, part);
            }
        }
        return found == null ? new RoaringBitmap() : found;
    }
}
