package ishibashi.normalise.field;

/** Reads one kind of value from the text of one cell; total, without state that changes, safe for many threads. */
@FunctionalInterface
public interface Normaliser<T> {
    Reading<T> read(String raw);
}
