package ishibashi.ingest;

import static ishibashi.trust.certificate.Purpose.ENCRYPTION;
import static ishibashi.trust.certificate.Purpose.SIGNING;
import static ishibashi.trust.certificate.Purpose.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.Outcome;
import ishibashi.message.Received;
import ishibashi.refusal.Code;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.Pin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A member's certificates at each door by the clock: security §3.0 (2, 7), §3.6; cases 9, 10, 13, 16. */
class CertificatesInForceTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final Duration OVERLAP = Duration.ofDays(14);

    private final SecureRandom random = new SecureRandom();
    private final OneMember directory = new OneMember();

    @TempDir
    private Path folder = Path.of("");

    private DevelopmentAuthority authority;
    private Identity old;
    private Identity fresh;
    private GatewayKeys gateway;

    @BeforeEach
    void keys() throws IOException {
        authority = DevelopmentAuthority.in(folder, at(NOW), random);
        old = authority.member("bank-99");
        fresh = authority.member("bank-99");
        gateway = new GatewayKeys(
                "gateway-x", old, authority.signing("gateway-x"), List.of(authority.encryption("gateway-x")));
    }

    private void rotated() {
        Instant from = NOW.plus(Duration.ofDays(1));
        directory.bind(old, NOW, Optional.of(from.plus(OVERLAP)), TLS, SIGNING, ENCRYPTION);
        directory.bind(fresh, from, Optional.empty(), TLS, SIGNING, ENCRYPTION);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "DROP", "QUEUE"})
    void during_an_overlap_both_sign_and_outside_only_the_one_in_force(Door door) {
        rotated();
        Instant start = NOW.plus(Duration.ofDays(1));
        Instant end = start.plus(OVERLAP);
        assertThat(signed(door, old, old, start.minusSeconds(1))).isEmpty();
        assertThat(signed(door, old, fresh, start.minusSeconds(1))).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(door, old, fresh, start)).isEmpty();
        assertThat(signed(door, fresh, old, end.minusSeconds(1))).isEmpty();
        assertThat(signed(door, fresh, old, end)).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(door, fresh, fresh, end)).isEmpty();
    }

    @Test
    void a_connection_by_a_certificate_out_of_force_is_a_strangers() {
        rotated();
        Instant start = NOW.plus(Duration.ofDays(1));
        assertThat(signed(Door.FILE, fresh, old, start.minusSeconds(1))).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(Door.FILE, old, fresh, start.plus(OVERLAP))).contains(Code.UNKNOWN_MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "DROP", "QUEUE"})
    void an_expired_certificate_and_one_not_yet_valid_are_strangers_at_every_door(Door door) {
        directory.bind(old, Instant.EPOCH, Optional.empty(), TLS, SIGNING, ENCRYPTION);
        Instant first = old.certificate().getNotBefore().toInstant();
        Instant last = old.certificate().getNotAfter().toInstant();
        assertThat(signed(door, old, old, first.minusSeconds(1))).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(door, old, old, first)).isEmpty();
        assertThat(signed(door, old, old, last)).isEmpty();
        assertThat(signed(door, old, old, last.plusSeconds(1))).contains(Code.UNKNOWN_MEMBER);
    }

    /** The throw-away root lives for ten years, what it issues on its last day for longer. */
    @Test
    void a_certificate_ends_with_its_authority(@TempDir Path other) throws IOException {
        DevelopmentAuthority.in(other, at(NOW.minus(Duration.ofDays(3_649))), random);
        old = DevelopmentAuthority.in(other, at(NOW), random).member("bank-99");
        directory.bind(old, NOW, Optional.empty(), TLS, SIGNING);
        Instant last = old.authority().getNotAfter().toInstant();
        assertThat(last).isBefore(old.certificate().getNotAfter().toInstant());
        assertThat(signed(Door.FILE, old, old, last)).isEmpty();
        assertThat(signed(Door.FILE, old, old, last.plusSeconds(1))).contains(Code.UNKNOWN_MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "DROP", "QUEUE"})
    void a_suspended_member_is_a_stranger_at_every_door(Door door) {
        directory.bind(old, NOW, Optional.empty(), TLS, SIGNING, ENCRYPTION);
        directory.suspend(OneMember.ID, "a test");
        assertThat(signed(door, old, old, NOW)).contains(Code.UNKNOWN_MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "DROP", "QUEUE"})
    void what_is_bound_for_encryption_signs_nothing(Door door) {
        directory.bind(old, NOW, Optional.empty(), TLS, SIGNING);
        directory.bind(fresh, NOW, Optional.empty(), ENCRYPTION);
        assertThat(signed(door, old, fresh, NOW)).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(door, old, old, NOW)).isEmpty();
    }

    @Test
    void a_key_for_signatures_opens_no_connection_and_one_for_connections_signs_nothing() {
        directory.bind(old, NOW, Optional.empty(), TLS);
        directory.bind(fresh, NOW, Optional.empty(), SIGNING);
        assertThat(signed(Door.FILE, old, fresh, NOW)).isEmpty();
        assertThat(signed(Door.FILE, fresh, fresh, NOW)).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(Door.FILE, old, old, NOW)).contains(Code.UNKNOWN_MEMBER);
    }

    @Test
    void a_twin_of_the_same_subject_from_the_same_authority_is_a_stranger() {
        directory.bind(old, NOW, Optional.empty(), TLS, SIGNING, ENCRYPTION);
        assertThat(fresh.certificate().getSubjectX500Principal())
                .isEqualTo(old.certificate().getSubjectX500Principal());
        assertThat(signed(Door.FILE, fresh, fresh, NOW)).contains(Code.UNKNOWN_MEMBER);
        assertThat(signed(Door.FILE, old, fresh, NOW)).contains(Code.UNKNOWN_MEMBER);
    }

    /** @return the refusal; empty if it was taken */
    private Optional<Code> signed(Door door, Identity connection, Identity signer, Instant at) {
        Bytes cms = new CmsSigner(signer.key(), signer.certificate(), at(at))
                .sign("1,架空病院\r\n".getBytes(StandardCharsets.UTF_8));
        Bytes body = door == Door.QUEUE
                ? CmsEnvelope.seal(cms, gateway.encryption().getFirst().certificate())
                : cms;
        Peer peer = door == Door.FILE
                ? new Peer.OfConnection(Pin.of(connection.certificate()))
                : new Peer.OfAddress(OneMember.ID);
        Ingest ingest = new Ingest(directory, Banks.of(List.of()), gateway, 1 << 20, at(at), UUID::randomUUID);
        Outcome<Received> outcome = ingest.verify(new Arrival(door, peer, Optional.empty(), body, Optional.empty()));
        return outcome instanceof Outcome.Refused<Received>(var refusal)
                ? Optional.of(refusal.code())
                : Optional.empty();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
