package ishibashi.app.store;

import static ishibashi.trust.certificate.Purpose.SIGNING;
import static ishibashi.trust.certificate.Purpose.TLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The directory in a database that two nodes share (contract §1, §3; security §3.6, cases 9, 10, 19, 20). */
@ExtendWith(SharedDatabase.class)
class MemberDirectoryTest {
    private final SharedDatabase.Running running;

    @TempDir
    private Path folder = Path.of("");

    private TwoDirectories nodes;

    MemberDirectoryTest(SharedDatabase.Running running) {
        this.running = running;
    }

    @BeforeEach
    void nodes() throws IOException {
        nodes = new TwoDirectories(running.database(), folder);
    }

    @Test
    void a_certificate_that_is_added_does_not_lift_a_suspension() {
        nodes.enrol(nodes.identity());
        nodes.here.suspend(nodes.id, TwoDirectories.REASON);
        Identity second = nodes.identity();
        nodes.enrol(second);
        assertThat(nodes.here.member(nodes.id)).map(Member::active).contains(false);
        assertThat(TwoDirectories.found(nodes.here, second, TLS, Instant.now())).isFalse();
        nodes.here.resume(nodes.id, TwoDirectories.REASON);
        assertThat(TwoDirectories.found(nodes.here, second, TLS, Instant.now())).isTrue();
        assertThat(nodes.acts())
                .containsExactly("member-enrolled", "member-suspended", "member-enrolled", "member-resumed");
    }

    @Test
    void a_member_that_is_there_is_not_enrolled_with_other_data() {
        nodes.enrol(nodes.identity());
        X509Binding more = nodes.binding(nodes.identity());
        for (Member other : List.of(
                new Member(nodes.id, Member.Kind.OPERATOR, "13", Optional.empty(), true),
                new Member(nodes.id, Member.Kind.GATEWAY, "00", Optional.empty(), true),
                new Member(nodes.id, Member.Kind.OPERATOR, "00", Optional.of(new MemberId("bank-01")), true))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> nodes.here.enrol(other, more, TwoDirectories.REASON))
                    .withMessageContaining("別の内容で登録済みです")
                    .withMessageContaining("enrolled with other data");
        }
        assertThat(nodes.here.certificatesOf(nodes.id)).hasSize(1);
        assertThat(nodes.here.member(nodes.id)).contains(TwoDirectories.member(nodes.id));
        assertThat(nodes.acts()).containsExactly("member-enrolled");
    }

    @Test
    void the_same_enrolment_again_is_one_enrolment() {
        Identity same = nodes.identity();
        nodes.enrol(same);
        nodes.enrol(same);
        assertThat(nodes.here.certificatesOf(nodes.id)).hasSize(1);
        assertThat(nodes.acts()).containsExactly("member-enrolled");
    }

    @Test
    void a_key_at_two_nodes_at_once_is_bound_to_one_of_two_members() throws Exception {
        Identity one = nodes.identity();
        List<MemberId> both = List.of(nodes.id, TwoDirectories.fresh());
        List<Boolean> bound = new ArrayList<>();
        try (var operators = Executors.newFixedThreadPool(2);
                Connection lock = nodes.database.session()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table member_key in exclusive mode");
            List<Future<Boolean>> answers = List.of(
                    operators.submit(() -> enrolled(nodes.here, both.getFirst(), one)),
                    operators.submit(() -> enrolled(nodes.there, both.getLast(), one)));
            Awaitility.await().until(this::waiting, count -> count == 2);
            lock.rollback();
            for (Future<Boolean> answer : answers) {
                bound.add(answer.get());
            }
        }
        assertThat(bound).containsExactlyInAnyOrder(true, false);
        assertThat(nodes.database
                        .jdbc()
                        .queryForList(
                                "select member from member_certificate where pin = ?",
                                String.class,
                                TwoDirectories.pin(one).digest().hex()))
                .hasSize(1);
    }

    private boolean enrolled(MemberDirectory node, MemberId member, Identity identity) {
        try {
            node.enrol(TwoDirectories.member(member), nodes.binding(identity), TwoDirectories.REASON);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("別の会員").hasMessageContaining("another member");
            return false;
        }
    }

    private int waiting() {
        return Objects.requireNonNull(nodes.database
                .jdbc()
                .queryForObject(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like 'insert into member_key%'",
                        Integer.class));
    }

    @Test
    void another_certificate_over_another_members_key_is_refused() throws Exception {
        Identity one = nodes.identity();
        nodes.enrol(one);
        var renewed = new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                .getCertificate(new org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder(
                                one.certificate(),
                                java.math.BigInteger.TWO,
                                one.certificate().getNotBefore(),
                                one.certificate().getNotAfter(),
                                one.certificate().getSubjectX500Principal(),
                                one.certificate().getPublicKey())
                        .build(new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder("SHA256withECDSA")
                                .build(one.key())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemberKeys(nodes.database).claim(TwoDirectories.fresh(), renewed))
                .withMessageContaining("another member");
    }

    @Test
    void what_somebody_writes_into_the_table_is_judged_at_each_use() {
        Identity good = nodes.identity();
        nodes.enrol(good);
        Identity stranger = nodes.identity();
        Identity root = new Identity(good.key(), List.of(nodes.authority.certificate()));
        write(stranger, "{tls,signing,encryption}");
        write(root, "{tls,signing,encryption}");
        nodes.database
                .jdbc()
                .update(
                        "insert into member_certificate (pin, member, certificate, authority, purposes,"
                                + " valid_from) values (?, ?, 'nothing', 'nothing', '{tls}', now())",
                        Digest.of(stranger.key().getEncoded()).hex(),
                        nodes.id.value());
        Instant now = Instant.now();
        await(() -> TwoDirectories.found(nodes.there, stranger, TLS, now));
        assertThat(TwoDirectories.found(nodes.there, good, TLS, now)).isTrue();
        assertThat(TwoDirectories.found(nodes.there, root, TLS, now)).isFalse();
        assertThat(TwoDirectories.found(nodes.there, root, SIGNING, now)).isFalse();
        assertThat(nodes.there.certificatesOf(nodes.id)).hasSize(3);
    }

    private void write(Identity identity, String purposes) {
        try {
            nodes.database
                    .jdbc()
                    .update(
                            "insert into member_certificate (pin, member, certificate, authority, purposes,"
                                    + " valid_from) values (?, ?, ?, ?, ?::text[], now() - interval '1 hour')",
                            TwoDirectories.pin(identity).digest().hex(),
                            nodes.id.value(),
                            identity.certificate().getEncoded(),
                            nodes.authority.certificate().getEncoded(),
                            purposes);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_certificate_is_read_once_as_long_as_it_stands_there() {
        Identity one = nodes.identity();
        nodes.enrol(one);
        Enrolled before = nodes.here.certificatesOf(nodes.id).getFirst();
        nodes.here.suspend(nodes.id, TwoDirectories.REASON);
        Enrolled after = nodes.here.certificatesOf(nodes.id).getFirst();
        assertThat(after.member().active()).isFalse();
        assertThat(after.certificate()).isSameAs(before.certificate());
    }

    @Test
    void a_key_of_before_this_table_is_entered_when_the_directory_opens() {
        Identity old = nodes.identity();
        nodes.enrol(old);
        nodes.database
                .jdbc()
                .update("update member_certificate set key_hash = null where member = ?", nodes.id.value());
        nodes.database.jdbc().update("delete from member_key where member = ?", nodes.id.value());
        MemberDirectory upgraded = nodes.directory();
        assertThat(enrolled(upgraded, TwoDirectories.fresh(), old)).isFalse();
    }

    private static void await(Supplier<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(condition::get);
    }
}
