package ishibashi.routes.soap.wss;

import ishibashi.refusal.Code;
import java.util.List;

/** A rule of this package is broken; becomes a refusal at its border. {@code rule} is for the operator, never for the sender. */
final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String rule;
    private final boolean notUnderstood;

    private BadMessage(Code code, String rule, boolean notUnderstood) {
        super(rule, null, false, false);
        this.code = code;
        this.rule = rule;
        this.notUnderstood = notUnderstood;
    }

    /** The form of the signature or the position of what is signed. */
    static BadMessage signature(String rule) {
        return new BadMessage(Code.SIGNATURE_INVALID, rule, false);
    }

    /** The sender is told what is wrong: nothing in it helps to forge. */
    static BadMessage malformed(String what) {
        return new BadMessage(Code.REQUEST_MALFORMED, what, false);
    }

    static BadMessage of(Code code, String rule) {
        return new BadMessage(code, rule, false);
    }

    static BadMessage notUnderstood() {
        return new BadMessage(Code.REQUEST_MALFORMED, "mustUnderstand", true);
    }

    Code code() {
        return code;
    }

    String rule() {
        return rule;
    }

    boolean isNotUnderstood() {
        return notUnderstood;
    }

    /** Those of the refusal's text. */
    List<String> arguments() {
        return switch (code) {
            case SIGNATURE_INVALID, SIGNATURE_MISSING, UNKNOWN_MEMBER -> List.of();
            case SIGNATURE_STALE -> List.of("0", Long.toString(Timestamps.AHEAD.toMinutes()));
            default -> List.of(rule);
        };
    }
}
