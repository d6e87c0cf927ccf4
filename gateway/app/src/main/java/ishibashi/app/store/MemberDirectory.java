package ishibashi.app.store;

import ishibashi.app.store.ParsedCertificates.Parsed;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.Rotation;
import ishibashi.trust.certificate.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The member directory in tables, read through a copy that is renewed at every change and at least once a second. A certificate itself is
 * read once.
 */
public final class MemberDirectory implements Directory {
    private static final long STALE_NANOS = 1_000_000_000L;

    private static final String CERTIFICATES =
            "select pin, member, purposes, valid_from, valid_until from member_certificate";

    private final Database database;
    private final MemberBook book;
    private final ParsedCertificates parsed;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final AtomicReference<Copy> copy;

    private record Copy(
            Map<MemberId, Member> members,
            Map<Pin, Enrolled> enrolled,
            Map<MemberId, List<Enrolled>> ofMember,
            long readAt) {}

    private record Row(Pin pin, MemberId member, Set<Purpose> purposes, Instant from, Optional<Instant> until) {}

    public MemberDirectory(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.book = new MemberBook(database, acts, clock);
        this.parsed = new ParsedCertificates(database);
        new MemberKeys(database).enterMissing();
        this.copy = new AtomicReference<>(read());
    }

    @Override
    public Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at) {
        return Optional.ofNullable(copy().enrolled().get(pin)).filter(e -> e.serves(purpose, at));
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return Optional.ofNullable(copy().members().get(id));
    }

    @Override
    public List<Member> members() {
        return copy().members().values().stream()
                .sorted(Comparator.comparing(Member::id))
                .toList();
    }

    @Override
    public List<Enrolled> certificatesOf(MemberId id) {
        return copy().ofMember().getOrDefault(id, List.of());
    }

    @Override
    public void enrol(Member member, X509Binding binding, String reason) {
        book.enrol(member, binding, reason);
        renew();
    }

    /**
     * Binds new certificates beside the old ones, which end after the overlap. A suspended member stays suspended.
     *
     * @throws IllegalArgumentException if the member is not there, the key is another member's, the certificate is not a new one, or a
     *     purpose of the old one would be left without any
     */
    public void rotate(MemberId id, X509Binding binding, Rotation rotation, String reason) {
        book.rotate(id, binding, rotation, reason);
        renew();
    }

    @Override
    public void suspend(MemberId id, String reason) {
        book.setActive(id, false, reason);
        renew();
    }

    /**
     * Lets a suspended member in again, with the certificates that it has, audited.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public void resume(MemberId id, String reason) {
        book.setActive(id, true, reason);
        renew();
    }

    /** While one caller reads anew, the others go on with what is there; not for longer than a reading may take. */
    private Copy copy() {
        Copy now = copy.get();
        long age = System.nanoTime() - now.readAt();
        if (age < STALE_NANOS) {
            return now;
        }
        if (age > 2 * STALE_NANOS) {
            return renew();
        }
        if (!renewing.compareAndSet(false, true)) {
            return now;
        }
        try {
            return renew();
        } finally {
            renewing.set(false);
        }
    }

    /** An older reading never takes the place of a newer one. */
    private Copy renew() {
        return copy.accumulateAndGet(read(), (old, fresh) -> fresh.readAt() - old.readAt() >= 0 ? fresh : old);
    }

    private Copy read() {
        long at = System.nanoTime();
        Map<MemberId, Member> members =
                database.jdbc().query("select * from member", (row, n) -> MemberRow.of(row)).stream()
                        .collect(Collectors.toUnmodifiableMap(Member::id, Function.identity()));
        List<Row> rows = database.jdbc().query(CERTIFICATES, (row, n) -> row(row));
        Map<Pin, Parsed> certificates = parsed.of(rows.stream().map(Row::pin).toList());
        List<Enrolled> enrolled = rows.stream()
                .flatMap(row -> Optional.ofNullable(members.get(row.member()))
                        .flatMap(member -> Optional.ofNullable(certificates.get(row.pin()))
                                .map(certificate -> enrolled(row, member, certificate)))
                        .stream())
                .toList();
        return new Copy(
                members,
                enrolled.stream().collect(Collectors.toUnmodifiableMap(Enrolled::pin, Function.identity())),
                enrolled.stream().collect(Collectors.groupingBy(e -> e.member().id())),
                at);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Pin(new Digest(row.getString("pin"))),
                new MemberId(row.getString("member")),
                CertificateRows.purposes(row.getArray("purposes")),
                row.getTimestamp("valid_from").toInstant(),
                Optional.ofNullable(row.getTimestamp("valid_until")).map(Timestamp::toInstant));
    }

    /** For what it was bound and what it may serve: a row that somebody wrote by hand is judged like an enrolment. */
    private static Enrolled enrolled(Row row, Member member, Parsed parsed) {
        return new Enrolled(
                member,
                row.pin(),
                parsed.certificate(),
                parsed.authority(),
                parsed.serves().stream().filter(row.purposes()::contains).collect(Collectors.toUnmodifiableSet()),
                row.from(),
                row.until());
    }
}
