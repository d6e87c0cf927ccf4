package ishibashi.message;

import java.util.Locale;

/** The doors of contract §4. The wire word is the lower-case name. */
public enum Door {
    FILE,
    DROP,
    QUEUE,
    FHIR,
    SOAP;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
