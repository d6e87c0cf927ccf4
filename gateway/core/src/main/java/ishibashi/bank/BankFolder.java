package ishibashi.bank;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bank's folder under {@code mappings/banks}, read and found right.
 *
 * @param directory where it lies; its samples are under {@code samples/}
 * @param prefecture JIS X 0401, two digits
 * @param neighbours prefectures that the bank calls its neighbours
 * @param speaksFhir it sends FHIR and needs no mapping: there are no shapes
 * @param gaiji the characters that only this bank has
 * @param results event → the bank's own form of such results, beside the signed message
 * @param files digest of the folder's own files, as {@link FolderFiles#digest}
 * @param mapping digest of the folder and of the shared code tables: another digest means that rows may now read otherwise
 */
public record BankFolder(
        Path directory,
        String prefecture,
        MemberId member,
        String name,
        LegalBasis basis,
        Operator operator,
        List<String> neighbours,
        boolean speaksFhir,
        List<Shape> shapes,
        Gaiji gaiji,
        Map<String, ResultForm> results,
        Digest files,
        Digest mapping) {
    public BankFolder {
        neighbours = List.copyOf(neighbours);
        shapes = List.copyOf(shapes);
        results = Map.copyOf(results);
    }

    /** Version of the mapping, as stored beside every row (rulings 3). */
    public String mappingVersion() {
        return mapping.hex();
    }

    /** Who runs the bank and whom to ask. */
    public record Operator(String name, List<String> contacts) {
        public Operator {
            contacts = List.copyOf(contacts);
        }
    }
}
