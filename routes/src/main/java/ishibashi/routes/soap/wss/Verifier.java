package ishibashi.routes.soap.wss;

import ishibashi.message.Bytes;
import ishibashi.trust.Enrolled;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Document;

/** The strict verifier of security §3.0 and §3.3, in its order; the first failure ends it. */
public final class Verifier {
    /** Headers that may be marked as to be understood. */
    public static final Set<QName> UNDERSTOOD = Set.of(
            new QName(Names.WSSE, "Security"),
            new QName(Names.WSA, "To"),
            new QName(Names.WSA, "Action"),
            new QName(Names.WSA, "MessageID"),
            new QName(Names.WSA, "ReplyTo"),
            new QName(Names.WSA, "FaultTo"),
            new QName(Names.WSA, "From"));

    private final Gate gate = new Gate();
    private final Mathematics mathematics = new Mathematics();
    private final String endpoint;
    private final Clock clock;

    /** @param endpoint the address that wsa:To must name */
    public Verifier(String endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** What the bytes come to. */
    public sealed interface Opened {
        record Tree(Document document) implements Opened {}

        record Shut(Verdict.Refused refused) implements Opened {}
    }

    /** Reads the bytes once, within their bounds. */
    public Opened open(Bytes body, SoapVersion version) {
        try {
            return new Opened.Tree(gate.open(body));
        } catch (BadMessage e) {
            return new Opened.Shut(refused(e, version, Optional.empty()));
        }
    }

    /**
     * @param peer the enrolled certificates of who stands at the door
     * @param version by the request's media type
     * @param action that the transport states
     */
    public Verdict verify(Document document, List<Enrolled> peer, SoapVersion version, Optional<String> action) {
        Optional<Verdict.Reply> reply = Optional.empty();
        try {
            Envelope envelope = Envelope.of(document);
            if (envelope.version() != version) {
                throw BadMessage.malformed("Content-Type");
            }
            Ids ids = Ids.of(document.getDocumentElement());
            SecurityHeader security = SecurityHeader.of(envelope.security());
            SignatureForm form = SignatureForm.of(security.signature());
            Set<org.w3c.dom.Element> covered = Coverage.of(envelope, security, form, ids);
            Enrolled signer = KeyChoice.of(form, security, ids, peer);
            mathematics.hold(envelope.security(), signer, covered);
            Verdict.Reply signed = reply(envelope, security);
            reply = Optional.of(signed);
            Addressing addressing = Addressing.of(envelope, endpoint, action);
            Timestamps time = Timestamps.of(security.timestamp());
            Instant now = clock.instant();
            time.notAhead(now);
            return new Verdict.Verified(
                    version,
                    signed,
                    envelope.operation(),
                    Canonical.of(envelope.body()),
                    addressing.messageId(),
                    time.created(),
                    time.isOver(now));
        } catch (BadMessage e) {
            return refused(e, version, reply);
        }
    }

    private static Verdict.Refused refused(BadMessage bad, SoapVersion version, Optional<Verdict.Reply> reply) {
        return new Verdict.Refused(version, bad.code(), bad.arguments(), bad.rule(), bad.isNotUnderstood(), reply);
    }

    private static Verdict.Reply reply(Envelope envelope, SecurityHeader security) {
        String value = Tree.children(security.signature(), Names.DS, "SignatureValue")
                .getFirst()
                .getTextContent();
        return new Verdict.Reply(
                envelope.messageId().getTextContent().strip(),
                Bytes.owning(Base64.getMimeDecoder().decode(value)));
    }
}
