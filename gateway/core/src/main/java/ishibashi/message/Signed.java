package ishibashi.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Results as they leave: each a FHIR message Bundle in CMS SignedData (contract §5). */
public record Signed(MessageId message, MemberId member, int chunk, List<Result> results) implements Message {
    /**
     * @param event code of contract §5: receipt, refusal, candidates, matches, notice …
     * @param filename our own, never the sender's
     * @param body DER CMS
     * @param releaseAt not seen at any exit before this (rulings 6)
     */
    public record Result(
            UUID id,
            MemberId recipient,
            String event,
            String filename,
            String contentType,
            Bytes body,
            Instant releaseAt) {}

    public Signed {
        results = List.copyOf(results);
    }
}
