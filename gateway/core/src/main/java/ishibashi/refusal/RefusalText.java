package ishibashi.refusal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What a person reads of a refusal. {@code why} says what is wrong and on what ground, {@code remedy} what to do. */
public record RefusalText(String title, String why, String remedy) {
    static RefusalText of(Refusal refusal, Language language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "ishibashi.refusal.refusals",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] arguments = refusal.arguments().toArray();
        String code = refusal.code().wire();
        return new RefusalText(
                texts.getString(code + ".title"),
                fill(texts.getString(code + ".why"), arguments, language),
                fill(texts.getString(code + ".remedy"), arguments, language));
    }

    private static String fill(String pattern, Object[] arguments, Language language) {
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }
}
