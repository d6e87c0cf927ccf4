package ishibashi.match;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * The best of those that fit one record, with some in reserve, so that one that leaves need not cost a search. What is in it is
 * exact: nothing that fits and is not in it is better than its last.
 */
final class Best {
    private final int told;
    private final int room;
    private long[] entries = new long[4];
    private int size;
    /** Others fit too that are not in it. */
    private boolean more;

    Best(int told) {
        this.told = told;
        this.room = told + told / 2;
    }

    /**
     * Takes it in if it beats the bar.
     *
     * @param order of two numbers with the same score
     * @return whether what is told has changed
     */
    boolean offer(int number, int score, IntBinaryOperator order) {
        int at = size;
        while (at > 0 && before(number, score, entries[at - 1], order)) {
            at--;
        }
        if (at == size && (more || size == room)) {
            more = true;
            return false;
        }
        if (size == room) {
            more = true;
            size--;
        } else if (size == entries.length) {
            entries = Arrays.copyOf(entries, Math.min(room, 2 * size));
        }
        System.arraycopy(entries, at, entries, at + 1, size - at);
        entries[at] = (long) score << 32 | number;
        size++;
        return at < told;
    }

    private static boolean before(int number, int score, long entry, IntBinaryOperator order) {
        int other = (int) (entry >> 32);
        return score != other ? score > other : order.applyAsInt(number, (int) entry) < 0;
    }

    /** @return whether what is told has changed */
    boolean drop(int number) {
        for (int at = 0; at < size; at++) {
            if ((int) entries[at] == number) {
                System.arraycopy(entries, at + 1, entries, at, size - at - 1);
                size--;
                return at < told;
            }
        }
        return false;
    }

    /** Less is in it than should be told, though there are more that fit: to be searched anew. */
    boolean isShort() {
        return more && size < told;
    }

    int size() {
        return Math.min(size, told);
    }

    int number(int rank) {
        return (int) entries[rank];
    }

    int score(int rank) {
        return (int) (entries[rank] >> 32);
    }
}
