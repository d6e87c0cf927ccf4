package ishibashi.bank;

/**
 * Something wrong with a bank folder, in both languages.
 *
 * @param place file and path inside it, as {@code 09-example/fields.yaml: shapes.list.fields.pay}
 */
public record Problem(String place, String ja, String en) {
    @Override
    public String toString() {
        return place + ": " + en;
    }
}
