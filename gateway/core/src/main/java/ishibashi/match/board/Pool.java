package ishibashi.match.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who has applied to a hospital and was not rejected, the best first. */
final class Pool {
    private final int turn;
    private final int capacity;
    private final int target;
    private final Map<Integer, Integer> ranks;
    private final TreeMap<Integer, Integer> applied = new TreeMap<>();
    private int held;

    /**
     * @param turn its place in its region
     * @param ranks place on the hospital's list by doctor
     */
    Pool(int turn, int capacity, int target, Map<Integer, Integer> ranks) {
        this.turn = turn;
        this.capacity = capacity;
        this.target = Math.min(target, capacity);
        this.ranks = Map.copyOf(ranks);
    }

    int turn() {
        return turn;
    }

    int capacity() {
        return capacity;
    }

    int size() {
        return applied.size();
    }

    /** How many of the best it holds as of the last sharing. */
    int held() {
        return held;
    }

    /** Begins a sharing; so many it takes before others take their turns. */
    int holdTarget() {
        held = Math.min(target, applied.size());
        return held;
    }

    boolean holdOneMore() {
        boolean more = held < capacity && held < applied.size();
        held += more ? 1 : 0;
        return more;
    }

    /** False if the doctor is not on the hospital's list. */
    boolean apply(int doctor) {
        Integer rank = ranks.get(doctor);
        if (rank == null) {
            return false;
        }
        applied.put(rank, doctor);
        return true;
    }

    /** Keeps those that it holds; the others. */
    List<Integer> keep() {
        List<Integer> others = new ArrayList<>();
        while (applied.size() > held) {
            others.add(applied.pollLastEntry().getValue());
        }
        return others;
    }

    Iterable<Integer> doctors() {
        return applied.values();
    }
}
