package ishibashi.refusal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads of a refusal. {@code why} says what is wrong and on what ground, {@code remedy} what to do. */
public record RefusalText(String title, String why, String remedy) {
    private static final String UNTOLD = "—";

    static RefusalText of(Refusal refusal, Language language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "ishibashi.refusal.refusals",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String code = refusal.code().wire();
        String said = particular(texts, refusal).orElse(code);
        return new RefusalText(
                texts.getString(code + ".title"),
                fill(texts.getString(said + ".why"), refusal, language) + at(texts, refusal, language),
                fill(texts.getString(said + ".remedy"), refusal, language));
    }

    /** Of a refusal whose first argument is a word for a particular case of its code, with texts of its own. */
    private static Optional<String> particular(ResourceBundle texts, Refusal refusal) {
        return refusal.arguments().stream()
                .findFirst()
                .map(word -> refusal.code().wire() + "." + word)
                .filter(key -> texts.containsKey(key + ".why"));
    }

    private static String fill(String pattern, Refusal refusal, Language language) {
        MessageFormat format = new MessageFormat(pattern, language.locale());
        List<Object> arguments = new ArrayList<>();
        refusal.arguments().forEach(argument -> arguments.add(argument.isBlank() ? UNTOLD : argument));
        while (arguments.size() < format.getFormatsByArgumentIndex().length) {
            arguments.add(arguments.isEmpty() ? place(refusal.where()) : UNTOLD);
        }
        return format.format(arguments.toArray());
    }

    /** Of a code that has words for it: the row, cell and byte to look at. */
    private static String at(ResourceBundle texts, Refusal refusal, Language language) {
        String key = refusal.code().wire() + ".at";
        Where where = refusal.where();
        if (!texts.containsKey(key) || where.row().isEmpty()) {
            return "";
        }
        String place = Stream.of(
                        where.row().map(row -> said(texts, "place.row", row, language)),
                        where.column().map(column -> said(texts, "place.column", column, language)),
                        where.path()
                                .filter(path -> path.startsWith(Where.BYTE))
                                .map(path -> said(texts, "place.byte", path.substring(Where.BYTE.length()), language)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(texts.getString("place.and")));
        return said(texts, key, place, language);
    }

    private static String said(ResourceBundle texts, String key, String word, Language language) {
        return new MessageFormat(texts.getString(key), language.locale()).format(new Object[] {word});
    }

    /** What a text without arguments can say: where. */
    private static String place(Where where) {
        return where.path().or(where::column).or(where::row).orElse(UNTOLD);
    }
}
