package ishibashi.app.store;

import static ishibashi.trust.certificate.Purpose.ENCRYPTION;
import static ishibashi.trust.certificate.Purpose.SIGNING;
import static ishibashi.trust.certificate.Purpose.TLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Rotation;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A new certificate beside an old one, on two nodes (contract §1; security §3.6, case 10). */
@ExtendWith(SharedDatabase.class)
class MemberRotationTest {
    private final SharedDatabase.Running running;

    @TempDir
    private Path folder = Path.of("");

    private TwoDirectories nodes;

    MemberRotationTest(SharedDatabase.Running running) {
        this.running = running;
    }

    @BeforeEach
    void nodes() throws IOException {
        nodes = new TwoDirectories(running.database(), folder);
    }

    @Test
    void a_new_certificate_is_refused_before_its_start_and_the_old_one_after_the_overlap_on_all_nodes() {
        Identity old = nodes.identity();
        Identity fresh = nodes.identity();
        nodes.enrol(old);
        Instant start = Instant.now().plus(Duration.ofDays(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        nodes.here.rotate(
                nodes.id, nodes.binding(fresh), new Rotation(start, Duration.ofDays(14)), TwoDirectories.REASON);
        Instant end = start.plus(Duration.ofDays(14));
        await(() -> nodes.there.certificatesOf(nodes.id).size() == 2);
        for (MemberDirectory node : List.of(nodes.here, nodes.there)) {
            for (Purpose purpose : Purpose.values()) {
                assertThat(TwoDirectories.found(node, fresh, purpose, start.minusSeconds(1)))
                        .isFalse();
                assertThat(TwoDirectories.found(node, fresh, purpose, start)).isTrue();
                assertThat(TwoDirectories.found(node, old, purpose, end.minusSeconds(1)))
                        .isTrue();
                assertThat(TwoDirectories.found(node, old, purpose, end)).isFalse();
            }
            assertThat(node.inForce(nodes.id, SIGNING, start)).hasSize(2);
        }
        assertThat(nodes.acts()).containsExactly("member-enrolled", "member-rotated");
    }

    @Test
    void a_stolen_key_is_out_at_once() {
        Identity stolen = nodes.identity();
        nodes.enrol(stolen);
        Instant now = Instant.now();
        nodes.here.rotate(
                nodes.id, nodes.binding(nodes.identity()), new Rotation(now, Duration.ZERO), TwoDirectories.REASON);
        assertThat(TwoDirectories.found(nodes.here, stolen, TLS, now)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.enrol(stolen))
                .withMessageContaining("bound already");
    }

    @Test
    void who_is_replaced_at_once_ends_also_what_is_in_an_overlap_already() {
        Identity first = nodes.identity();
        Identity second = nodes.identity();
        nodes.enrol(first);
        Instant now = Instant.now();
        nodes.here.rotate(
                nodes.id, nodes.binding(second), new Rotation(now, Duration.ofDays(14)), TwoDirectories.REASON);
        nodes.here.rotate(
                nodes.id,
                nodes.binding(nodes.identity()),
                new Rotation(now, Duration.ofDays(30)),
                TwoDirectories.REASON);
        assertThat(TwoDirectories.found(nodes.here, first, TLS, now.plus(Duration.ofDays(15))))
                .as("no longer than it was")
                .isFalse();
        nodes.here.rotate(
                nodes.id, nodes.binding(nodes.identity()), new Rotation(now, Duration.ZERO), TwoDirectories.REASON);
        assertThat(TwoDirectories.found(nodes.here, first, TLS, now)).isFalse();
        assertThat(TwoDirectories.found(nodes.here, second, TLS, now)).isFalse();
        assertThat(nodes.here.inForce(nodes.id, TLS, now)).hasSize(1);
    }

    @Test
    void a_rotation_takes_the_place_of_a_certificate_whole_or_not_at_all() {
        Identity old = nodes.identity();
        nodes.enrol(old);
        Rotation rotation = new Rotation(Instant.now(), Duration.ofDays(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.here.rotate(
                        nodes.id,
                        nodes.binding(nodes.authority.signing(nodes.id.value())),
                        rotation,
                        TwoDirectories.REASON))
                .withMessageContaining("encryption, tls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.here.rotate(nodes.id, nodes.binding(old), rotation, TwoDirectories.REASON))
                .withMessageContaining("bound already");
        assertThat(nodes.here.certificatesOf(nodes.id)).hasSize(1).allSatisfy(e -> assertThat(e.until())
                .isEmpty());
        assertThat(nodes.acts()).containsExactly("member-enrolled");
    }

    @Test
    void a_certificate_beside_another_only_for_encryption_is_bound_for_nothing_else() {
        Identity chief = nodes.identity();
        Identity sealed = nodes.identity();
        nodes.here.enrol(
                TwoDirectories.member(nodes.id),
                new X509Binding(chief.certificate(), Optional.of(sealed.certificate()), nodes.authority.certificate()),
                TwoDirectories.REASON);
        Instant now = Instant.now();
        assertThat(nodes.here.find(TwoDirectories.pin(chief), TLS, now))
                .map(Enrolled::purposes)
                .contains(java.util.Set.of(TLS, SIGNING));
        assertThat(nodes.here.find(TwoDirectories.pin(sealed), ENCRYPTION, now)).isPresent();
        assertThat(nodes.here.find(TwoDirectories.pin(sealed), TLS, now)).isEmpty();
        assertThat(nodes.here.find(TwoDirectories.pin(sealed), SIGNING, now)).isEmpty();
        nodes.here.rotate(
                nodes.id, nodes.binding(nodes.identity()), new Rotation(now, Duration.ZERO), TwoDirectories.REASON);
        assertThat(nodes.here.find(TwoDirectories.pin(chief), TLS, now)).isEmpty();
        assertThat(nodes.here.find(TwoDirectories.pin(sealed), ENCRYPTION, now)).isPresent();
    }

    private static void await(Supplier<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(condition::get);
    }
}
