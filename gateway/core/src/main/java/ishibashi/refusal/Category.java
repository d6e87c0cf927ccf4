package ishibashi.refusal;

import java.util.Locale;

/** Category of a refusal and the HTTP status it has unless its code says otherwise (contract §6). */
public enum Category {
    IDENTITY(403),
    SIGNATURE(403),
    REPLAY(409),
    FORMAT(400),
    CONTENT(422),
    LAW(422),
    LIMIT(413),
    UNAVAILABLE(503);

    private final int status;

    Category(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
