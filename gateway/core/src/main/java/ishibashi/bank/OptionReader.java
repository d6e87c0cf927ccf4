package ishibashi.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the words beside the place of a line. */
final class OptionReader {
    private static final int MOST_PARTS = 20;

    private final Map<String, Map<String, String>> codes;
    private final Set<String> lookups;

    OptionReader(Map<String, Map<String, String>> codes, Set<String> lookups) {
        this.codes = codes;
        this.lookups = lookups;
    }

    FieldRule.Options options(String target, Node node) {
        node.at("within").word(Set.of("month"), "");
        node.at("without-year").word(Set.of("next"), "next");
        String table = node.at("codes").text().orElse(target);
        if (node.at("codes").isThere() && !codes.containsKey(table)) {
            node.at("codes").problem("codes.yaml にない表です", "is no table of codes.yaml");
        }
        return new FieldRule.Options(
                table,
                word(node.at("unit"), Language.UNITS),
                word(node.at("basis"), Language.BASES),
                word(node.at("era"), Language.ERAS),
                word(node.at("order"), Language.ORDERS),
                node.at("empty").text(),
                node.at("infer").text(),
                Set.copyOf(node.at("none").texts()),
                node.at("within").isThere(),
                node.at("shaded-row").text(),
                node.at("is").text(),
                node.at("otherwise").text().filter(word -> !word.equals("quarantine")));
    }

    private static Optional<String> word(Node node, Set<String> words) {
        return Optional.of(node.word(words, "")).filter(word -> !word.isEmpty());
    }

    FieldRule.Cut cut(Node node) {
        List<String> split = node.at("split").texts();
        Node part = node.at("part");
        if (split.isEmpty() == part.isThere() || split.contains("")) {
            node.at("split").problem("split: と part: は一緒に書いてください", "split: and part: stand together");
        }
        Set<String> marked =
                node.at("marked").texts().stream().map(Heading::key).collect(Collectors.toSet());
        boolean last = part.isThere() && part.text().filter("last"::equals).isPresent();
        return new FieldRule.Cut(node.at("join").text(), split, last ? -1 : part.number(1, 1, MOST_PARTS), marked);
    }

    Optional<Lookup.Use> lookup(Node node) {
        Node lookup = node.at("lookup");
        Node take = node.at("take");
        if (!lookup.isThere() && !take.isThere()) {
            return Optional.empty();
        }
        String table = lookup.required();
        if (!lookups.contains(table)) {
            lookup.problem("lookups: にない表です", "is no table of lookups:");
        }
        return Optional.of(new Lookup.Use(table, take.required()));
    }
}
