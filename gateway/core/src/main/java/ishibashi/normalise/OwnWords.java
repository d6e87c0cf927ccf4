package ishibashi.normalise;

import ishibashi.bank.As;
import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bank's own words for what has no codes, as 01 for 内科: they stand for the text that is then read. Of coded fields the code
 * tables know them.
 */
final class OwnWords {
    private static final Set<As> CODED = EnumSet.of(As.CODE, As.CODES, As.REGIONS, As.PAY);
    private static final Set<As> SEVERAL = EnumSet.of(As.DEPARTMENTS, As.SPECIALTIES, As.DAYS);
    private static final Pattern SEPARATOR = Pattern.compile("[、,，/／|;；\\s]+");
    private static final String INFERRED = "?";

    private final Map<String, String> words;
    private final boolean several;

    private OwnWords(Map<String, String> words, boolean several) {
        this.words = words;
        this.several = several;
    }

    static OwnWords of(Shape shape, FieldRule rule) {
        Map<String, String> byKey = new HashMap<>();
        if (!CODED.contains(rule.as())) {
            shape.codes()
                    .getOrDefault(rule.options().codes(), Map.of())
                    .forEach((word, text) -> byKey.put(Heading.key(word), text));
        }
        return new OwnWords(byKey, SEVERAL.contains(rule.as()));
    }

    void read(RawRow.Cell cell, RuleEngine.Split split, RuleEngine.Parts parts, Map<Field, FieldValue> into) {
        String text = words.isEmpty() ? cell.text() : meant(cell.text());
        if (text.equals(cell.text())) {
            split.read(cell, parts, into);
            return;
        }
        boolean inferred = text.contains(INFERRED);
        split.read(new RawRow.Cell(cell.column(), cell.at(), text.replace(INFERRED, "")), parts, into);
        into.replaceAll((field, value) -> {
            FieldValue own = new FieldValue(value.reading(), cell);
            return inferred ? own.inferredBy("code-left-open") : own;
        });
    }

    private String meant(String raw) {
        String whole = words.get(Heading.key(raw));
        if (whole != null || !several) {
            return whole == null ? raw : whole;
        }
        List<String> texts = new ArrayList<>();
        boolean any = false;
        for (String part : SEPARATOR.split(raw.strip(), -1)) {
            String own = words.get(Heading.key(part));
            any |= own != null;
            texts.add(own == null ? part : own);
        }
        return any ? String.join("、", texts) : raw;
    }
}
