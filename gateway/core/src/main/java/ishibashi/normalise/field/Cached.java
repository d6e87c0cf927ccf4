package ishibashi.normalise.field;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers readings by raw text, since a column repeats itself. Bounded; holds no names, these are not read through it. */
public final class Cached<T> implements Normaliser<T> {
    private static final int KEPT = 20_000;
    private static final int LONGEST = 80;

    private final Normaliser<T> normaliser;
    private final Map<String, Reading<T>> readings = new ConcurrentHashMap<>();

    public Cached(Normaliser<T> normaliser) {
        this.normaliser = normaliser;
    }

    @Override
    public Reading<T> read(String raw) {
        if (raw.length() > LONGEST) {
            return normaliser.read(raw);
        }
        Reading<T> known = readings.get(raw);
        if (known != null) {
            return known;
        }
        Reading<T> reading = normaliser.read(raw);
        if (readings.size() < KEPT) {
            readings.put(raw, reading);
        }
        return reading;
    }
}
