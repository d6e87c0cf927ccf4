package ishibashi.message;

import ishibashi.refusal.Refusal;

/** What a stage makes of its input: the next value, or a refusal. Bad data never throws; a fault of ours never refuses. */
public sealed interface Outcome<T> {
    record Passed<T>(T next) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
