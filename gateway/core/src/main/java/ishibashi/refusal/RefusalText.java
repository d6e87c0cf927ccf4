package ishibashi.refusal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** What a person reads of a refusal. {@code why} says what is wrong and on what ground, {@code remedy} what to do. */
public record RefusalText(String title, String why, String remedy) {
    private static final String UNTOLD = "—";

    static RefusalText of(Refusal refusal, Language language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "ishibashi.refusal.refusals",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String code = refusal.code().wire();
        return new RefusalText(
                texts.getString(code + ".title"),
                fill(texts.getString(code + ".why"), refusal, language),
                fill(texts.getString(code + ".remedy"), refusal, language));
    }

    private static String fill(String pattern, Refusal refusal, Language language) {
        MessageFormat format = new MessageFormat(pattern, language.locale());
        List<Object> arguments = new ArrayList<>(refusal.arguments());
        while (arguments.size() < format.getFormatsByArgumentIndex().length) {
            arguments.add(arguments.isEmpty() ? place(refusal.where()) : UNTOLD);
        }
        return format.format(arguments.toArray());
    }

    /** What a text without arguments can say: where. */
    private static String place(Where where) {
        return where.path().or(where::column).or(where::row).orElse(UNTOLD);
    }
}
