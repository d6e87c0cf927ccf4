package ishibashi.bank;

import ishibashi.message.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of file of a bank: how it is read, recognised and understood.
 *
 * @param asOf where the file says of what day it is, the first that answers counts
 * @param unused places that are known and not used
 * @param codes the bank's own words by table: word → canonical code, {@code ?} after it if the word leaves that to be inferred
 */
public record Shape(
        String name,
        Kind kind,
        FileFormat format,
        List<AsOf> asOf,
        List<FieldRule> rules,
        Set<String> unused,
        Map<String, Map<String, String>> codes) {
    public Shape {
        asOf = List.copyOf(asOf);
        rules = List.copyOf(rules);
        unused = Set.copyOf(unused);
        codes = Map.copyOf(codes);
    }

    /** Where a file says of what day it is. */
    public sealed interface AsOf {
        /** In its name: 20260820, or a month as R8_8月. */
        record InFileName() implements AsOf {}

        /** In the text above its heading. */
        record InTitle() implements AsOf {}

        /** In an attribute of the root or a member beside the records. */
        record AtPath(String path) implements AsOf {}
    }
}
