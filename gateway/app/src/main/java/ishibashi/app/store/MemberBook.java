package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.Rotation;
import ishibashi.trust.certificate.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of the member directory, each with its entry in the audit or not at all. */
final class MemberBook {
    /** By so much another node's clock may be behind ours and take a new member all the same. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final Acts acts;
    private final Clock clock;
    private final CertificateRows certificates;

    MemberBook(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
        this.certificates = new CertificateRows(database);
    }

    void enrol(Member member, X509Binding binding, String reason) {
        database.run(() -> {
            boolean added = add(member);
            agreed(member);
            Instant from = clock.instant().minus(SKEW);
            boolean bound = bind(member.id(), binding, Wished.of(binding), from);
            if (added || bound) {
                acts.write("member-enrolled", member.id().value(), details(binding, reason));
            }
        });
    }

    private boolean add(Member member) {
        return database.jdbc()
                        .update(
                                "insert into member (id, kind, prefecture, operator_of_record, active)"
                                        + " values (?, ?, ?, ?, true) on conflict (id) do nothing",
                                member.id().value(),
                                member.kind().wire(),
                                member.prefecture(),
                                member.operatorOfRecord().map(MemberId::value).orElse(null))
                > 0;
    }

    /** Locks the member's row for this transaction. */
    private Optional<Member> locked(MemberId id) {
        return database
                .jdbc()
                .query("select * from member where id = ? for update", (row, n) -> MemberRow.of(row), id.value())
                .stream()
                .findFirst();
    }

    /** What is said of a member that is there already is what is known of it; its operator of record may stay unsaid. */
    private void agreed(Member said) {
        Member known = locked(said.id()).orElseThrow();
        boolean agrees = known.kind() == said.kind()
                && known.prefecture().equals(said.prefecture())
                && (said.operatorOfRecord().isEmpty()
                        || known.operatorOfRecord().equals(said.operatorOfRecord()));
        if (!agrees) {
            String stands =
                    "kind " + known.kind().wire() + ", prefecture " + known.prefecture() + ", operator-of-record "
                            + known.operatorOfRecord().map(MemberId::value).orElse("-");
            throw new IllegalArgumentException(said.id() + " は別の内容で登録済みです（" + stands + "）。証明書を足すときは同じ内容で指定してください / "
                    + said.id() + " is enrolled with other data (" + stands + "): say the same to add a certificate");
        }
    }

    void rotate(MemberId id, X509Binding binding, Rotation rotation, String reason) {
        database.run(() -> {
            if (locked(id).isEmpty()) {
                throw noMember(id);
            }
            List<CertificateRows.Standing> before = certificates.standing(id, rotation.end());
            Set<Purpose> wished = Wished.beside(binding, before);
            if (!bind(id, binding, wished, rotation.from())) {
                throw new IllegalArgumentException(
                        "この証明書はすでに登録されています。新しい証明書を指定してください / this certificate is bound already: state a new one");
            }
            List<Pin> ended = ended(before, certificates.purposes(binding, wished));
            certificates.end(ended, rotation.end());
            Map<String, String> details = details(binding, reason);
            details.put("from", rotation.from().toString());
            details.put("until", rotation.end().toString());
            details.put(
                    "ended",
                    ended.stream().map(pin -> pin.digest().hex()).sorted().collect(Collectors.joining(" ")));
            acts.write("member-rotated", id.value(), details);
        });
    }

    /**
     * Those that the new ones take the place of, also those that are in an overlap already. A current one is replaced whole or not at all.
     */
    private static List<Pin> ended(List<CertificateRows.Standing> before, Set<Purpose> now) {
        List<CertificateRows.Standing> replaced = before.stream()
                .filter(old -> old.purposes().stream().anyMatch(now::contains))
                .toList();
        String left = replaced.stream()
                .filter(CertificateRows.Standing::current)
                .flatMap(old -> old.purposes().stream())
                .filter(purpose -> !now.contains(purpose))
                .map(Purpose::wire)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "今の証明書は " + left + " にも使われていますが、新しい証明書はそれに使えません（--encryption-certificate）"
                            + " / the certificate in use serves for " + left
                            + " too, for which the new one does not (--encryption-certificate)");
        }
        return replaced.stream().map(CertificateRows.Standing::pin).toList();
    }

    /** Whether one of them was not bound before. */
    private boolean bind(MemberId id, X509Binding binding, Set<Purpose> wished, Instant from) {
        boolean main = certificates.bind(id, binding.certificate(), binding.authority(), wished, from);
        return binding.encryption()
                        .map(e -> certificates.bind(id, e, binding.authority(), Set.of(Purpose.ENCRYPTION), from))
                        .orElse(false)
                || main;
    }

    private static Map<String, String> details(X509Binding binding, String reason) {
        Map<String, String> details = new HashMap<>();
        details.put("reason", reason);
        details.put("pin", Pin.of(binding.certificate()).digest().hex());
        binding.encryption()
                .ifPresent(e -> details.put("encryption", Pin.of(e).digest().hex()));
        return details;
    }

    void setActive(MemberId id, boolean active, String reason) {
        database.run(() -> {
            if (database.jdbc().update("update member set active = ? where id = ?", active, id.value()) == 0) {
                throw noMember(id);
            }
            acts.write(active ? "member-resumed" : "member-suspended", id.value(), Map.of("reason", reason));
        });
    }

    private static IllegalArgumentException noMember(MemberId id) {
        return new IllegalArgumentException("会員がいません：" + id + " / no member " + id);
    }
}
