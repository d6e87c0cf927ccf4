package ishibashi.deliver.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be subscribed to (fhir §3). */
public enum Topic {
    CANDIDATES,
    MATCHES,
    NOTICE,
    INTRODUCTION;

    private static final String BASE = "https://ishibashi.example/fhir/SubscriptionTopic/";

    /** The topic of that canonical URL. */
    public static Optional<Topic> of(String url) {
        return Arrays.stream(values()).filter(t -> t.url().equals(url)).findFirst();
    }

    public String url() {
        return BASE + name().toLowerCase(Locale.ROOT);
    }

    /** The outbox's events that it tells of (contract §5). */
    public List<String> events() {
        return switch (this) {
            case CANDIDATES -> List.of("candidates");
            case MATCHES -> List.of("matches");
            case NOTICE -> List.of("notice");
            case INTRODUCTION ->
                List.of("contact-requested", "consent-recorded", "introduced", "withdrawn", "recall", "outcome");
        };
    }
}
