package ishibashi.sign;

import ishibashi.bundle.Bundles;
import ishibashi.introduce.Seen;
import ishibashi.message.Posting;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Signs what a bank is told of an introduction: who is meant only as the anonymous view (fhir §3.1, L1). */
public final class Contact {
    private final Bundles bundles;
    private final Results results;
    private final Function<Posting, AnonymousView> views;
    private final Clock clock;

    /** @param signer CMS over a Bundle's bytes */
    public Contact(
            Bundles bundles,
            ResultSigner signer,
            Pseudonyms pseudonyms,
            Function<Posting, AnonymousView> views,
            Clock clock) {
        this.bundles = bundles;
        this.results = new Results(signer, pseudonyms);
        this.views = views;
        this.clock = clock;
    }

    /**
     * At once, for somebody waits for it.
     *
     * @param other the other side's posting, as long as it may be seen
     */
    public Signed.Result told(Seen seen, Event event, Optional<Posting> other) {
        UUID id = results.id(
                seen.introduction().id() + "#" + seen.introduction().version(), seen.reader(), event.code(), 0);
        Instant now = clock.instant();
        byte[] bundle = bundles.introduction(id, event.code(), seen, other.map(views), now);
        return results.of(id, seen.reader(), event.code(), bundle, now);
    }

    /** Contract §5. */
    public enum Event {
        CONTACT_REQUESTED("contact-requested"),
        WITHDRAWN("withdrawn");

        private final String code;

        Event(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
