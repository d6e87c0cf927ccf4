package ishibashi.message;

import java.util.Locale;

/** What a posting is: a vacancy 求人 or a seeker 求職. */
public enum Kind {
    VACANCY,
    SEEKER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
