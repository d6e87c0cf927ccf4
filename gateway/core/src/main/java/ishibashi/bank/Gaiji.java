package ishibashi.bank;

import ishibashi.encoding.PrivateUse;
import java.util.Map;
import java.util.Optional;

/**
 * What a bank's own characters 外字 stand for, by its {@code gaiji.csv}.
 *
 * @param texts code point of the private use areas → the text in its place
 */
public record Gaiji(Map<Integer, String> texts) {
    public Gaiji {
        texts = Map.copyOf(texts);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** The text with those that the table has in plain characters; the others stay. */
    public String read(String text) {
        if (text.codePoints().noneMatch(PrivateUse::is)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String own = texts.get(c);
            plain.append(own == null ? Character.toString(c) : own);
        });
        return plain.toString();
    }

    /** The bank's own character for a text, the first if it has several. */
    public Optional<Integer> of(String text) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text))
                .map(Map.Entry::getKey)
                .min(Integer::compare);
    }

    @Override
    public String toString() {
        return "Gaiji[" + texts.size() + "]";
    }
}
