package ishibashi.trust.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For what a member's key serves (security §3.6); one certificate may serve for all. */
public enum Purpose {
    /** Both sides of a connection to the members' port and to the broker. */
    TLS,
    /** Signatures over messages, by CMS, JWS and WS-Security. */
    SIGNING,
    /** Results are encrypted to it. */
    ENCRYPTION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its wire name. */
    public static Optional<Purpose> of(String wire) {
        return Arrays.stream(values()).filter(p -> p.wire().equals(wire)).findFirst();
    }
}
