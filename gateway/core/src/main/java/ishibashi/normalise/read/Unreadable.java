package ishibashi.normalise.read;

import ishibashi.refusal.Code;

/** A file that cannot be read as a whole. Thrown inside this package and turned into a refusal at its edge. */
final class Unreadable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final Code code;

    Unreadable(Code code) {
        super(code.wire());
        this.code = code;
    }

    Code code() {
        return code;
    }
}
