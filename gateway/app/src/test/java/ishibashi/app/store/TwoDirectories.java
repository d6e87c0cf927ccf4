package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The directories of two nodes over one database, and a member of the test's own in it. */
final class TwoDirectories {
    static final String REASON = "a test";

    final Database database;
    final MemberId id = fresh();
    final MemberDirectory here;
    final MemberDirectory there;
    final DevelopmentAuthority authority;

    TwoDirectories(Database database, Path folder) throws IOException {
        this.database = database;
        this.here = directory();
        this.there = directory();
        this.authority = DevelopmentAuthority.in(folder, Clock.systemUTC(), new SecureRandom());
    }

    static MemberId fresh() {
        return new MemberId("operator-" + UUID.randomUUID());
    }

    static Member member(MemberId id) {
        return new Member(id, Member.Kind.OPERATOR, "00", Optional.empty(), true);
    }

    MemberDirectory directory() {
        Clock clock = Clock.systemUTC();
        return new MemberDirectory(database, new Acts(database, clock, UUID::randomUUID), clock);
    }

    void enrol(Identity identity) {
        here.enrol(member(id), binding(identity), REASON);
    }

    Identity identity() {
        return authority.member(id.value());
    }

    X509Binding binding(Identity identity) {
        return new X509Binding(identity.certificate(), Optional.empty(), authority.certificate());
    }

    static Pin pin(Identity identity) {
        return Pin.of(identity.certificate());
    }

    static boolean found(MemberDirectory node, Identity identity, Purpose purpose, Instant at) {
        return node.find(pin(identity), purpose, at).isPresent();
    }

    /** What the audit says of the member, in its order. */
    List<String> acts() {
        return database.jdbc()
                .query(
                        "select act from audit_act where who = ? order by at, id",
                        (row, n) -> row.getString(1),
                        id.value());
    }
}
