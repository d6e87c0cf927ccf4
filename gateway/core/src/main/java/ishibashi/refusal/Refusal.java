package ishibashi.refusal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A refusal as a value.
 *
 * @param arguments fill the texts' placeholders; never a raw value of the sender, since they travel: column names, near codes,
 *     limits
 * @param incident what sender and operator can both quote
 * @param rule which rule of a verifier was broken: for the audit under the incident, and in no answer (security §3.0)
 */
public record Refusal(
        Code code, Stage stage, Where where, List<String> arguments, UUID incident, Optional<String> rule) {
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public Refusal(Code code, Stage stage, Where where, List<String> arguments, UUID incident) {
        this(code, stage, where, arguments, incident, Optional.empty());
    }

    public Refusal by(String brokenRule) {
        return new Refusal(code, stage, where, arguments, incident, Optional.of(brokenRule));
    }

    public Category category() {
        return code.category();
    }

    /** Title, reason and remedy in one language. */
    public RefusalText text(Language language) {
        return RefusalText.of(this, language);
    }

    public Refusal withoutRaw() {
        return new Refusal(code, stage, where.withoutRaw(), arguments, incident, rule);
    }
}
