package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.UUID;

/** A file that cannot be read as a whole, be it at its opening or at one of its records: it becomes a refusal of the whole. */
public final class Unreadable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final transient Where where;
    private final transient List<String> arguments;

    Unreadable(Code code, String... arguments) {
        this(code, Where.MESSAGE, arguments);
    }

    /** @param where the first place that cannot be read */
    Unreadable(Code code, Where where, String... arguments) {
        super(code.wire());
        this.code = code;
        this.where = where;
        this.arguments = List.of(arguments);
    }

    public Refusal refusal(UUID incident) {
        return new Refusal(code, Stage.NORMALISED, where, arguments, incident);
    }
}
