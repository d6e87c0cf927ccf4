package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pem;
import ishibashi.trust.Pin;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The member directory in tables, read through a copy that is renewed at every change and at least once a second. */
public final class MemberDirectory implements Directory {
    private static final long STALE_NANOS = 1_000_000_000L;

    private final Database database;
    private final Acts acts;
    private final Clock clock;
    private final AtomicReference<Copy> copy = new AtomicReference<>(new Copy(Map.of(), Map.of(), Long.MIN_VALUE));

    private record Copy(Map<MemberId, Member> members, Map<Pin, Enrolled> enrolled, long readAt) {}

    public MemberDirectory(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public Optional<Enrolled> find(Pin pin, Instant at) {
        return Optional.ofNullable(copy().enrolled().get(pin))
                .filter(e -> e.member().active())
                .filter(e -> !at.isBefore(e.certificate().getNotBefore().toInstant()))
                .filter(e -> !at.isAfter(e.certificate().getNotAfter().toInstant()))
                .filter(e -> e.until().isEmpty() || e.until().get().isAfter(at));
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return Optional.ofNullable(copy().members().get(id));
    }

    @Override
    public List<Member> members() {
        return copy().members().values().stream()
                .sorted(java.util.Comparator.comparing(Member::id))
                .toList();
    }

    @Override
    public List<Enrolled> certificatesOf(MemberId id) {
        return copy().enrolled().values().stream()
                .filter(e -> e.member().id().equals(id))
                .toList();
    }

    @Override
    public void enrol(Member member, X509Binding binding, String reason) {
        database.run(() -> {
            addMember(member);
            bind(
                    member.id(),
                    binding.certificate(),
                    binding.authority(),
                    binding.encryption().isEmpty());
            binding.encryption().ifPresent(e -> bind(member.id(), e, binding.authority(), true));
            acts.write(
                    "member-enrolled",
                    member.id().value(),
                    Map.of(
                            "reason",
                            reason,
                            "pin",
                            Pin.of(binding.certificate()).digest().hex()));
        });
        refresh();
    }

    private void addMember(Member member) {
        database.jdbc()
                .update(
                        "insert into member (id, kind, prefecture, operator_of_record, active) values (?, ?, ?, ?, true)"
                                + " on conflict (id) do update set active = true",
                        member.id().value(),
                        member.kind().wire(),
                        member.prefecture(),
                        member.operatorOfRecord().map(MemberId::value).orElse(null));
    }

    private void bind(MemberId id, X509Certificate certificate, X509Certificate authority, boolean encryption) {
        Pin pin = Pin.of(certificate);
        try {
            database.jdbc()
                    .update(
                            """
                            insert into member_certificate
                                (pin, member, certificate, authority, encryption, valid_from)
                            values (?, ?, ?, ?, ?, ?) on conflict (pin) do nothing""",
                            pin.digest().hex(),
                            id.value(),
                            certificate.getEncoded(),
                            authority.getEncoded(),
                            encryption,
                            Database.at(clock.instant()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
        String owner = database.jdbc()
                .queryForObject(
                        "select member from member_certificate where pin = ?",
                        String.class,
                        pin.digest().hex());
        if (!id.value().equals(owner) || sharesKey(id, certificate)) {
            throw new IllegalArgumentException("the key is bound to another member");
        }
    }

    private boolean sharesKey(MemberId id, X509Certificate certificate) {
        return copy().enrolled().values().stream()
                .anyMatch(e -> !e.member().id().equals(id)
                        && e.certificate().getPublicKey().equals(certificate.getPublicKey()));
    }

    @Override
    public void suspend(MemberId id, String reason) {
        database.run(() -> {
            if (database.jdbc().update("update member set active = false where id = ?", id.value()) == 0) {
                throw new IllegalArgumentException("no member " + id);
            }
            acts.write("member-suspended", id.value(), Map.of("reason", reason));
        });
        refresh();
    }

    private Copy copy() {
        Copy now = copy.get();
        return System.nanoTime() - now.readAt() > STALE_NANOS || now.readAt() == Long.MIN_VALUE ? refresh() : now;
    }

    private Copy refresh() {
        long at = System.nanoTime();
        Map<MemberId, Member> members = database.jdbc().query("select * from member", (row, n) -> member(row)).stream()
                .collect(Collectors.toUnmodifiableMap(Member::id, Function.identity()));
        Map<Pin, Enrolled> enrolled =
                database.jdbc().query("select * from member_certificate", (row, n) -> enrolled(row, members)).stream()
                        .collect(Collectors.toUnmodifiableMap(Enrolled::pin, Function.identity()));
        Copy fresh = new Copy(members, enrolled, at);
        copy.set(fresh);
        return fresh;
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new MemberId(row.getString("id")),
                Member.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("prefecture"),
                Optional.ofNullable(row.getString("operator_of_record")).map(MemberId::new),
                row.getBoolean("active"));
    }

    private static Enrolled enrolled(ResultSet row, Map<MemberId, Member> members) throws SQLException {
        X509Certificate certificate =
                Pem.certificates(row.getBytes("certificate")).getFirst();
        Member member = members.get(new MemberId(row.getString("member")));
        if (member == null) {
            throw new SQLException("a certificate without its member");
        }
        return new Enrolled(
                member,
                Pin.of(certificate),
                certificate,
                Pem.certificates(row.getBytes("authority")).getFirst(),
                row.getBoolean("encryption"),
                row.getTimestamp("valid_from").toInstant(),
                Optional.ofNullable(row.getTimestamp("valid_until")).map(Timestamp::toInstant));
    }
}
