package ishibashi.match.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hospitals under one cap, and who has applied to them and was not rejected. Kamada and Kojima, Efficient Matching under Distributional
 * Constraints, American Economic Review 105(1), 2015, p. 83 f., step 4.
 */
final class Region {
    private final int cap;

    /** Those to which somebody has applied, by their turn: the others take no part. */
    private final List<Pool> asked = new ArrayList<>();

    Region(int cap) {
        this.cap = cap;
    }

    /** Who is rejected after an application to this hospital; the others are held until a better one applies. */
    List<Integer> reject(Pool applied) {
        if (applied.size() == 1) {
            asked.add(applied);
            asked.sort(Comparator.comparingInt(Pool::turn));
        }
        if (applied.size() <= applied.capacity() && size() <= cap) {
            return List.of();
        }
        share();
        List<Integer> rejected = new ArrayList<>();
        for (Pool pool : asked) {
            if (pool.size() > pool.held()) {
                rejected.addAll(pool.keep());
            }
        }
        asked.removeIf(pool -> pool.size() == 0);
        return rejected;
    }

    /** Targets first, then one each in turn while region and hospital have room. */
    private void share() {
        int all = 0;
        for (Pool pool : asked) {
            all += pool.holdTarget();
        }
        for (int before = -1; before < all && all < cap; ) {
            before = all;
            for (Pool pool : asked) {
                if (all < cap && pool.holdOneMore()) {
                    all++;
                }
            }
        }
    }

    private int size() {
        int size = 0;
        for (Pool pool : asked) {
            size += pool.size();
        }
        return size;
    }

    boolean isFull() {
        return size() >= cap;
    }
}
