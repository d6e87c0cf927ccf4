package ishibashi.normalise.field;

import ishibashi.bank.Heading;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A coded field: the bank's own words first, then those that all write. Ticked boxes are understood too. */
public final class CodeTable implements Normaliser<String> {
    private static final String INFERRED = "?";
    private static final Pattern TICKED = Pattern.compile("[☑■✓✔☒レ]\\s*([^☑■✓✔☒□☐\\s]+)");
    private static final Pattern BOX = Pattern.compile("[☑■✓✔☒□☐]");
    private static final Pattern SEPARATOR = Pattern.compile("[、,・/\\s|;]+");

    /** Before a word that may stand anywhere in the text. */
    private static final String WITHIN = "*";

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> within = new TreeMap<>();
    private final List<String> codes;

    /** @param own the bank's words, which win over the shared ones */
    public CodeTable(Map<String, String> shared, Map<String, String> own) {
        shared.forEach(this::put);
        own.forEach(this::put);
        this.codes = Stream.concat(words.values().stream(), within.values().stream())
                .map(c -> c.replace(INFERRED, ""))
                .distinct()
                .sorted()
                .toList();
    }

    private void put(String word, String code) {
        if (word.startsWith(WITHIN) && word.length() > 1) {
            within.put(Heading.key(word.substring(1)), code);
        } else {
            words.put(Heading.key(word), code);
        }
    }

    @Override
    public Reading<String> read(String raw) {
        if (BOX.matcher(raw).find()) {
            return boxes(raw);
        }
        String key = Heading.key(raw);
        String code = words.get(key);
        if (code != null) {
            return known(code);
        }
        if (key.isEmpty() || Fold.nothing(Fold.tight(raw))) {
            return Reading.absent("nothing-stated");
        }
        return within.entrySet().stream()
                .filter(e -> key.contains(e.getKey()))
                .findFirst()
                .map(e -> known(e.getValue()))
                .orElseGet(() -> Reading.faulty(Code.UNKNOWN_CODE, String.join(", ", codes)));
    }

    private static Reading<String> known(String code) {
        return code.endsWith(INFERRED)
                ? Reading.inferred(code.substring(0, code.length() - 1), "code-left-open")
                : Reading.value(code, "code");
    }

    private Reading<String> boxes(String raw) {
        String whole = words.get(Heading.key(raw));
        if (whole != null) {
            return known(whole);
        }
        List<String> ticked = ticked(raw);
        if (ticked.size() > 1) {
            return Reading.faulty(Code.CONTRADICTION);
        }
        return ticked.isEmpty() ? Reading.absent("nothing-ticked") : read(ticked.getFirst());
    }

    private static List<String> ticked(String raw) {
        List<String> ticked = new ArrayList<>();
        Matcher m = TICKED.matcher(raw);
        while (m.find()) {
            ticked.add(m.group(1));
        }
        return ticked;
    }

    /** Several of them, in one text or as ticked boxes. */
    public Reading<List<String>> readAll(String raw) {
        List<String> parts = BOX.matcher(raw).find() ? ticked(raw) : List.of(SEPARATOR.split(raw.strip(), -1));
        Set<String> found = new LinkedHashSet<>();
        for (String part : parts) {
            switch (read(part)) {
                case Reading.Value<String>(var code, var inferred, var rule) -> found.add(code);
                case Reading.Absent<String> a -> {}
                case Reading.Faulty<String> f -> {
                    return new Reading.Faulty<>(f.code(), f.arguments());
                }
            }
        }
        return found.isEmpty() ? Reading.absent("nothing-stated") : Reading.value(List.copyOf(found), "codes");
    }
}
