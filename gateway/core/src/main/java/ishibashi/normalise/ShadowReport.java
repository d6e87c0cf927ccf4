package ishibashi.normalise;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another mapping would change of one file. Names nobody: values of texts, numbers and persons' days are left out.
 *
 * @param rows by the mapping in force
 * @param rowsThen by the other
 * @param same rows that are read alike, outcome, values and reasons
 * @param held code by which the whole is held now
 * @param heldThen code by which the whole would be held
 * @param outcomes {@code accepted > quarantined} → how many; {@code none} where there is no such row
 * @param fields field → in how many rows its value changes
 * @param changes the first {@value #EXAMPLES} rows that change
 */
public record ShadowReport(
        int rows,
        int rowsThen,
        int same,
        Optional<String> held,
        Optional<String> heldThen,
        Map<String, Integer> outcomes,
        Map<String, Integer> fields,
        List<Change> changes) {
    /** So many rows are shown; all are counted. */
    public static final int EXAMPLES = 50;

    public ShadowReport {
        outcomes = Map.copyOf(outcomes);
        fields = Map.copyOf(fields);
        changes = List.copyOf(changes);
    }

    /**
     * One row that would be read otherwise.
     *
     * @param where its place in the file
     * @param refusals codes by which it would be refused, where they are other than now
     */
    public record Change(String where, String before, String after, List<String> refusals, List<FieldChange> fields) {
        public Change {
            refusals = List.copyOf(refusals);
            fields = List.copyOf(fields);
        }

        boolean isNone() {
            return before.equals(after) && refusals.isEmpty() && fields.isEmpty();
        }
    }

    /** Values in the words of a dry run; empty where they might name somebody. */
    public record FieldChange(String field, Optional<String> before, Optional<String> after) {}
}
