package ishibashi.app.web;

import ishibashi.message.Kind;
import ishibashi.normalise.field.TextChecks;

/**
 * An operator's reason. It stands in the audit, which forgets nothing, so it must be short and hold nothing that no record may hold. A
 * name cannot be told from other words: that none is written is asked of the operator.
 */
final class Reasons {
    /** Characters. */
    static final int LONGEST = 200;

    private Reasons() {}

    /** @throws IllegalArgumentException with what is wrong, in both languages, and without the reason itself */
    static String checked(String raw) {
        String reason = raw.strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("a reason is demanded / 理由（reason）を書いてください");
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a reason is one line of at most " + LONGEST
                    + " characters / 理由（reason）は" + LONGEST + "字までの1行で書いてください");
        }
        TextChecks.offence(reason, Kind.SEEKER).ifPresent(code -> {
            throw new IllegalArgumentException(
                    "a reason must name nobody's health, patient or My Number (" + code.wire()
                            + "), it cannot be erased / 理由（reason）に患者・健康の情報やマイナンバーを書かないでください（" + code.wire()
                            + "）。監査の記録は消せません");
        });
        return reason;
    }
}
