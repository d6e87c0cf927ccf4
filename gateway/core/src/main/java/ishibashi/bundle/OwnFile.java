package ishibashi.bundle;

import ishibashi.message.Bytes;
import java.util.List;

/**
 * The same results in the recipient's own form, beside them in one message (contract §5).
 *
 * @param lost what the form's charset lacks; the first hundred are told
 */
public record OwnFile(String name, String contentType, Bytes content, List<Lost> lost) {
    public OwnFile {
        lost = List.copyOf(lost);
    }

    /**
     * A character in whose place 〓 stands.
     *
     * @param row the heading is 1
     * @param code {@code U+20BB7}
     */
    public record Lost(int row, String column, String code) {}
}
