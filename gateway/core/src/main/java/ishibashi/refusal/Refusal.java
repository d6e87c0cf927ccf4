package ishibashi.refusal;

import java.util.List;
import java.util.UUID;

/**
 * A refusal as a value.
 *
 * @param arguments fill the texts' placeholders; never a raw value of the sender, since they travel: column names, near codes,
 *     limits
 * @param incident what sender and operator can both quote
 */
public record Refusal(Code code, Stage stage, Where where, List<String> arguments, UUID incident) {
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public Category category() {
        return code.category();
    }

    /** Title, reason and remedy in one language. */
    public RefusalText text(Language language) {
        return RefusalText.of(this, language);
    }

    public Refusal withoutRaw() {
        return new Refusal(code, stage, where.withoutRaw(), arguments, incident);
    }
}
