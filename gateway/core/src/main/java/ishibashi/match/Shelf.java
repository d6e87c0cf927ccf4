package ishibashi.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Which records of a side stand under which keys: a bitmap of their numbers for each key of each facet. */
final class Shelf {
    private final List<Map<Integer, RoaringBitmap>> facets = new ArrayList<>();

    Shelf(int facets) {
        for (int n = 0; n < facets; n++) {
            this.facets.add(new HashMap<>());
        }
    }

    void put(List<int[]> keys, int number) {
        for (int n = 0; n < facets.size(); n++) {
            for (int key : keys.get(n)) {
                facets.get(n).computeIfAbsent(key, k -> new RoaringBitmap()).add(number);
            }
        }
    }

    void take(List<int[]> keys, int number) {
        for (int n = 0; n < facets.size(); n++) {
            for (int key : keys.get(n)) {
                facets.get(n).getOrDefault(key, new RoaringBitmap()).remove(number);
            }
        }
    }

    /** For each facet those that have a key in common; not to be changed. */
    List<RoaringBitmap> meeting(List<int[]> keys) {
        List<RoaringBitmap> meeting = new ArrayList<>(facets.size());
        for (int n = 0; n < facets.size(); n++) {
            meeting.add(meeting(facets.get(n), keys.get(n)));
        }
        return meeting;
    }

    private static RoaringBitmap meeting(Map<Integer, RoaringBitmap> facet, int[] keys) {
        List<RoaringBitmap> found = new ArrayList<>(keys.length);
        for (int key : keys) {
            RoaringBitmap under = facet.get(key);
            if (under != null) {
                found.add(under);
            }
        }
        return switch (found.size()) {
            case 0 -> new RoaringBitmap();
            case 1 -> found.getFirst();
            default -> FastAggregation.or(found.iterator());
        };
    }

    static RoaringBitmap all(List<RoaringBitmap> meeting) {
        return FastAggregation.and(meeting.iterator());
    }
}
