package ishibashi.refusal;

import java.util.Locale;

/** The two languages in which everything is told. */
public enum Language {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public String wire() {
        return locale.getLanguage();
    }
}
