package ishibashi.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Departments under numbers, with the distances of {@link MatchTables#distance} reckoned once for those of the tables. */
final class Departments {
    private final Words words = new Words();
    private final int known;
    private final byte[] distances;
    private final List<int[]> above = new ArrayList<>();

    Departments(MatchTables tables) {
        TreeSet<String> names = new TreeSet<>(tables.broader().keySet());
        names.addAll(tables.broader().values());
        this.known = names.size();
        this.distances = new byte[known * known];
        names.forEach(words::of);
        for (String wished : names) {
            for (String offered : names) {
                distances[words.of(wished) * known + words.of(offered)] = (byte) tables.distance(wished, offered);
            }
            above.add(numbers(tables.above(wished)));
        }
    }

    int[] numbers(Collection<String> names) {
        return names.stream().mapToInt(words::of).toArray();
    }

    /** As {@link MatchTables#distance}; a department that no table holds is near to itself alone. */
    int distance(int wished, int offered) {
        if (wished < known && offered < known) {
            return distances[wished * known + offered];
        }
        return wished == offered ? 0 : -1;
    }

    /** All that are wider, without itself. */
    int[] above(int department) {
        return department < known ? above.get(department) : new int[0];
    }

    /** The least distance, -1 if there is none. */
    int distance(int[] wished, int[] offered) {
        int best = -1;
        for (int w : wished) {
            for (int o : offered) {
                int distance = distance(w, o);
                if (distance >= 0 && (best < 0 || distance < best)) {
                    best = distance;
                }
            }
        }
        return best;
    }
}
