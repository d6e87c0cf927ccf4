package ishibashi.submit;

import ishibashi.message.Linked;

/** A stage's value on its way through the submission, with what its rows were linked to. Prints what the submission prints. */
public record Offered<T>(Submission submission, Linked linked, T value) {
    /** Just linked. */
    public static Offered<Linked> of(Submission submission, Linked linked) {
        return new Offered<>(submission, linked, linked);
    }

    public <N> Offered<N> with(N next) {
        return new Offered<>(submission, linked, next);
    }

    @Override
    public String toString() {
        return submission.toString();
    }
}
