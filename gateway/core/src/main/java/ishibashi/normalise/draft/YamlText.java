package ishibashi.normalise.draft;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as scalars of YAML, in quotes where they would mean something else without. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_./-]*");
    private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private YamlText() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() && !WORD.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}+", " ") + '"';
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** One alone, or a list. */
    static String some(Collection<String> texts) {
        return texts.size() == 1 ? of(texts.iterator().next()) : list(texts);
    }

    /** What stands in a comment may not end it. */
    static String comment(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ");
    }
}
