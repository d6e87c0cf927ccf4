package ishibashi.ingest;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Candidate;
import ishibashi.trust.certificate.CertificatePolicy;
import ishibashi.trust.certificate.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory in memory of one bank, with the certificates that it is given. */
final class OneMember implements Directory {
    static final MemberId ID = new MemberId("bank-99");

    private final List<Enrolled> certificates = new ArrayList<>();
    private boolean active = true;

    /** Bound for what it may serve of that. */
    void bind(Identity identity, Instant from, Optional<Instant> until, Purpose... purposes) {
        Set<Purpose> serves = CertificatePolicy.serves(Candidate.of(identity.certificate(), identity.authority()));
        certificates.add(new Enrolled(
                bank(),
                Pin.of(identity.certificate()),
                identity.certificate(),
                identity.authority(),
                Set.copyOf(List.of(purposes).stream().filter(serves::contains).toList()),
                from,
                until));
    }

    private Member bank() {
        return new Member(ID, Member.Kind.BANK, "99", Optional.of(ID), active);
    }

    @Override
    public Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at) {
        return certificates.stream()
                .filter(e -> e.pin().equals(pin) && e.serves(purpose, at))
                .findFirst();
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return Optional.of(bank()).filter(bank -> bank.id().equals(id));
    }

    @Override
    public List<Member> members() {
        return List.of(bank());
    }

    @Override
    public List<Enrolled> certificatesOf(MemberId id) {
        return id.equals(ID) ? List.copyOf(certificates) : List.of();
    }

    @Override
    public void enrol(Member member, X509Binding binding, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void suspend(MemberId id, String reason) {
        active = false;
        certificates.replaceAll(
                e -> new Enrolled(bank(), e.pin(), e.certificate(), e.authority(), e.purposes(), e.from(), e.until()));
    }
}
