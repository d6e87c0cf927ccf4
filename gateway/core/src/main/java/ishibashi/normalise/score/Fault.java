package ishibashi.normalise.score;

/**
 * One place that was not read as it is meant. Holds what may name a person.
 *
 * @param read what became of it: the outcome, and a value or the codes of refusals behind it
 * @param sure it was taken for a stated value, so nobody would have been asked
 */
public record Fault(Meaning meaning, String read, boolean sure) {
    @Override
    public String toString() {
        return "Fault[" + meaning + (sure ? ", sure" : "") + "]";
    }
}
