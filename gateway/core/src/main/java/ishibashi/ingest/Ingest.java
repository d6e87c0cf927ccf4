package ishibashi.ingest;

import ishibashi.bank.BankFolders;
import ishibashi.bank.LegalBasis;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Outcome;
import ishibashi.message.Received;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsForm;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.certificate.Purpose;
import ishibashi.trust.cms.CmsVerifier;
import ishibashi.trust.cms.CmsVerifier.Result;
import ishibashi.trust.cms.EnvelopeOpener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The envelope's checks in the order of security §3.0: size, member, form, signature, time, then the ground of law. Never the content. */
public final class Ingest {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BEHIND = Duration.ofDays(7);

    private final Directory directory;
    private final Ground ground;
    private final CmsVerifier verifier = new CmsVerifier();
    private final EnvelopeOpener opener;
    private final Receipts receipts;
    private final int limit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * @param folders say until when a bank may place workers
     * @param limit bytes of one message
     */
    public Ingest(
            Directory directory, BankFolders folders, GatewayKeys keys, int limit, Clock clock, Supplier<UUID> ids) {
        this.directory = directory;
        this.ground = new Ground(directory, folders);
        this.opener = new EnvelopeOpener(keys.encryption().stream()
                .map(k -> new CmsEnvelope.Key(k.key(), k.certificate()))
                .toList());
        this.receipts = new Receipts(keys);
        this.limit = limit;
        this.clock = clock;
        this.ids = ids;
    }

    public Outcome<Received> verify(Arrival arrival) {
        Instant now = clock.instant();
        if (arrival.body().size() > limit) {
            return refused(Code.TOO_LARGE, Integer.toString(limit));
        }
        List<Enrolled> peer = certificates(arrival.peer(), now);
        if (peer.isEmpty()) {
            return refused(Code.UNKNOWN_MEMBER);
        }
        return switch (unwrapped(arrival)) {
            case EnvelopeOpener.Result.Opened(Bytes signed) -> verify(arrival, signed, peer, now);
            case EnvelopeOpener.Result.Closed(String rule) ->
                arrival.door() == Door.QUEUE && CmsForm.of(arrival.body()) != CmsForm.AUTH_ENVELOPED_DATA
                        ? refused(Code.NOT_ENCRYPTED)
                        : broken(Code.SIGNATURE_INVALID, rule);
        };
    }

    private Outcome<Received> verify(Arrival arrival, Bytes cms, List<Enrolled> peer, Instant now) {
        if (arrival.detachedSignature().isPresent() && CmsForm.of(cms) == CmsForm.SIGNED_DATA) {
            return broken(Code.SIGNATURE_INVALID, "signed-twice");
        }
        Optional<Bytes> detached = arrival.detachedSignature().isPresent() ? Optional.of(cms) : Optional.empty();
        Result result = verifier.verify(arrival.detachedSignature().orElse(cms), detached, peer);
        return switch (result) {
            case Result.NoSignature() -> refused(Code.SIGNATURE_MISSING);
            case Result.OtherSigner() -> broken(Code.UNKNOWN_MEMBER, "other-signer");
            case Result.Bad(String rule) -> broken(Code.SIGNATURE_INVALID, rule);
            case Result.TooMany(int most) -> refused(Code.TOO_MANY, Integer.toString(most));
            case Result.Good good -> received(arrival, good, now);
        };
    }

    /**
     * With what the member at the door may sign now: any of its certificates for that in force, not only the connection's (security §3.0, 7).
     * None for strangers, suspended members and expired certificates alike.
     */
    public List<Enrolled> certificates(Peer peer, Instant now) {
        return member(peer, now)
                .map(member -> directory.inForce(member, Purpose.SIGNING, now))
                .orElse(List.of());
    }

    /** The enrolled, active member at the door; empty for a stranger. */
    public Optional<MemberId> member(Peer peer) {
        return member(peer, clock.instant());
    }

    private Optional<MemberId> member(Peer peer, Instant now) {
        return switch (peer) {
            case Peer.OfConnection(var pin) ->
                directory.find(pin, Purpose.TLS, now).map(e -> e.member().id());
            case Peer.OfAddress(var member) ->
                directory.inForce(member, Purpose.SIGNING, now).stream()
                        .map(e -> e.member().id())
                        .findFirst();
        };
    }

    private EnvelopeOpener.Result unwrapped(Arrival arrival) {
        return switch (CmsForm.of(arrival.body())) {
            case AUTH_ENVELOPED_DATA, ENVELOPED_DATA -> opener.open(arrival.body());
            case SIGNED_DATA, NONE ->
                arrival.door() == Door.QUEUE
                        ? new EnvelopeOpener.Result.Closed("not-encrypted")
                        : new EnvelopeOpener.Result.Opened(arrival.body());
        };
    }

    /**
     * Content whose signature the verifier of another standard has checked (FHIR, SOAP): bounds of size and time, and the receipt.
     *
     * @param content the bytes as signed, in that standard's canonical form
     * @param envelope what came, for evidence
     */
    public Outcome<Received> verified(Door door, MemberId member, Bytes content, Bytes envelope, Instant signedAt) {
        return envelope.size() > limit
                ? refused(Code.TOO_LARGE, Integer.toString(limit))
                : received(door, member, Optional.empty(), content, envelope, signedAt, clock.instant());
    }

    private Outcome<Received> received(Arrival arrival, Result.Good good, Instant now) {
        return received(
                arrival.door(),
                good.signer().member().id(),
                arrival.label(),
                good.content(),
                arrival.detachedSignature().orElse(arrival.body()),
                good.signedAt(),
                now);
    }

    private Outcome<Received> received(
            Door door,
            MemberId member,
            Optional<FileLabel> label,
            Bytes content,
            Bytes envelope,
            Instant signedAt,
            Instant now) {
        Optional<LegalBasis> lapsed = ground.lapsed(member, now);
        if (lapsed.isPresent()) {
            return refused(lapsed.get());
        }
        MessageId message = new MessageId(ids.get());
        Digest digest = Digest.of(content.toArray());
        String receipt = receipts.write(ids.get(), message, member, door, label, digest, content.size(), now);
        return new Outcome.Passed<>(new Received(
                message, member, door, label, digest, content, envelope, signedAt, now, receipt, stale(signedAt, now)));
    }

    private Optional<Refusal> stale(Instant signedAt, Instant now) {
        return signedAt.isAfter(now.plus(AHEAD)) || signedAt.isBefore(now.minus(BEHIND))
                ? Optional.of(
                        refusal(Code.SIGNATURE_STALE, Long.toString(BEHIND.toDays()), Long.toString(AHEAD.toMinutes())))
                : Optional.empty();
    }

    private Outcome<Received> refused(LegalBasis lapsed) {
        return refused(
                Code.LEGAL_BASIS_EXPIRED,
                lapsed.article(),
                lapsed.number(),
                lapsed.expires().map(LocalDate::toString).orElse(""));
    }

    private Outcome<Received> refused(Code code, String... arguments) {
        return new Outcome.Refused<>(refusal(code, arguments));
    }

    private Outcome<Received> broken(Code code, String rule) {
        return new Outcome.Refused<>(refusal(code).by(rule));
    }

    private Refusal refusal(Code code, String... arguments) {
        return new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(arguments), ids.get());
    }
}
