package ishibashi.work;

/** A stage's value on its way through a transaction, beside the task it belongs to. Holds and prints what the stage prints. */
public record Carried<T>(Task task, T value) {
    public <N> Carried<N> with(N next) {
        return new Carried<>(task, next);
    }
}
