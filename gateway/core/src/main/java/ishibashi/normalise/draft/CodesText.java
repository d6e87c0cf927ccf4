package ishibashi.normalise.draft;

import ishibashi.bank.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes {@code codes.yaml}: for each field with words that no table knows its codes, and the words to put behind them. */
final class CodesText {
    private static final String HEAD = """
            # yaml-language-server: $schema=../../schema/codes.schema.json
            # 見本にあって意味の分からない語です。当てはまるコードの [ ] に書き入れ、TODO の行を消してください。
            # Words of the samples whose meaning is not known: write each behind its code.
            """;
    private static final int MOST = 40;

    private CodesText() {}

    static String of(Collection<DraftShape> shapes, Vocabulary vocabulary, String prefecture) {
        StringBuilder text = new StringBuilder(HEAD);
        Map<String, Set<String>> unread = new TreeMap<>();
        Map<String, Set<String>> codes = new TreeMap<>();
        for (DraftShape shape : shapes) {
            shape.unread().forEach((table, words) -> unread.computeIfAbsent(table, t -> new TreeSet<>())
                    .addAll(words));
            shape.guesses().stream()
                    .flatMap(guess -> guess.slot().stream())
                    .forEach(slot -> codes.put(slot.target().word(), codes(slot, vocabulary, prefecture)));
        }
        if (unread.isEmpty()) {
            return text.append("{}\n").toString();
        }
        unread.forEach((table, words) -> {
            text.append(YamlText.of(table)).append(":\n");
            List<String> some = new ArrayList<>(words);
            text.append("  # TODO ")
                    .append(YamlText.comment(YamlText.list(some.subList(0, Math.min(MOST, some.size())))))
                    .append(some.size() > MOST ? " ほか " + (some.size() - MOST) + " 語\n" : "\n");
            codes.getOrDefault(table, Set.of())
                    .forEach(code -> text.append("  ").append('"').append(code).append("\": []\n"));
        });
        return text.toString();
    }

    private static Set<String> codes(Slot slot, Vocabulary vocabulary, String prefecture) {
        return slot.target().word().startsWith("regions")
                ? new TreeSet<>(Set.of(prefecture, "*"))
                : vocabulary.codes(slot.field());
    }
}
