package ishibashi.app.soap;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory in memory, one certificate a member. */
final class Members implements Directory {
    private final Map<MemberId, Enrolled> enrolled = new HashMap<>();

    void put(MemberId id, Identity identity) {
        Member.Kind kind = id.value().startsWith("bank") ? Member.Kind.BANK : Member.Kind.HOSPITAL;
        enrolled.put(
                id,
                new Enrolled(
                        new Member(id, kind, "09", Optional.of(new MemberId("bank-09")), true),
                        Pin.of(identity.certificate()),
                        identity.certificate(),
                        identity.authority(),
                        Set.of(Purpose.values()),
                        Instant.EPOCH,
                        Optional.empty()));
    }

    @Override
    public Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at) {
        return enrolled.values().stream()
                .filter(e -> e.pin().equals(pin) && e.serves(purpose, at))
                .findFirst();
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return Optional.ofNullable(enrolled.get(id)).map(Enrolled::member);
    }

    @Override
    public List<Member> members() {
        return enrolled.values().stream().map(Enrolled::member).toList();
    }

    @Override
    public List<Enrolled> certificatesOf(MemberId id) {
        return Optional.ofNullable(enrolled.get(id)).stream().toList();
    }

    @Override
    public void enrol(Member member, X509Binding binding, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void suspend(MemberId id, String reason) {
        enrolled.remove(id);
    }
}
