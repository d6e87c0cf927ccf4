package ishibashi.refusal;

import java.util.Locale;

/** Where on the journey a refusal was made (design §2). */
public enum Stage {
    RECEIVED,
    NORMALISED,
    LINKED,
    PSEUDONYMISED,
    MATCHED,
    SIGNED,
    DELIVERED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
