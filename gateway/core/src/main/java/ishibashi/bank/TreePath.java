package ishibashi.bank;

import java.util.List;
import java.util.Optional;

/**
 * Where in XML or JSON something stands, seen from a record: {@code 施設/名称}, {@code ../@番号}, {@code /作成日},
 * {@code 項目[@名=診療科]}, {@code 連絡先[2]}, {@code rows/*}; in JSON {@code seeker.no} and {@code /seeker/no} too.
 *
 * @param fromRoot from the document's element or value, not from the record
 */
public record TreePath(boolean fromRoot, List<Step> steps) {
    public TreePath {
        steps = List.copyOf(steps);
    }

    /** One step down or up. */
    public sealed interface Step {}

    /** To what this one stands in. */
    public record Up() implements Step {}

    /** Not a step: what it is called there. */
    public record OwnName() implements Step {}

    /** To everything in it. */
    public record Every(List<Test> tests) implements Step {
        public Every {
            tests = List.copyOf(tests);
        }
    }

    /**
     * To what has this name.
     *
     * @param namespace empty: any
     * @param name as it is written, for attributes with {@code @}
     * @param key see {@link Heading#key}
     */
    public record Named(Optional<String> namespace, String name, String key, List<Test> tests) implements Step {
        public Named {
            tests = List.copyOf(tests);
        }
    }

    /** Of several, those for which it holds. */
    public sealed interface Test {}

    /** @param n from 1 */
    public record Nth(int n) implements Test {}

    /** @param key of the text that must stand there */
    public record Holds(TreePath at, String key) implements Test {}
}
