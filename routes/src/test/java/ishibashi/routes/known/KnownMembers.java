package ishibashi.routes.known;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory in memory. */
public final class KnownMembers implements Directory {
    private final Map<MemberId, Member> members = new ConcurrentHashMap<>();
    private final List<Enrolled> certificates = new ArrayList<>();

    /** Banks of these ids, active. */
    public static KnownMembers banks(String... ids) {
        KnownMembers known = new KnownMembers();
        for (String id : ids) {
            known.members.put(new MemberId(id), bank(new MemberId(id), true));
        }
        return known;
    }

    private static Member bank(MemberId id, boolean active) {
        return new Member(id, Member.Kind.BANK, id.value().substring(5), Optional.empty(), active);
    }

    @Override
    public Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at) {
        return certificates.stream()
                .filter(e -> e.pin().equals(pin))
                .filter(e -> member(e.member().id()).orElseThrow().active())
                .findFirst();
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    @Override
    public List<Enrolled> certificatesOf(MemberId id) {
        return certificates.stream().filter(e -> e.member().id().equals(id)).toList();
    }

    @Override
    public void enrol(Member member, X509Binding binding, String reason) {
        members.put(member.id(), member);
        certificates.add(new Enrolled(
                member,
                Pin.of(binding.certificate()),
                binding.certificate(),
                binding.authority(),
                Set.of(Purpose.values()),
                Instant.EPOCH,
                Optional.empty()));
    }

    @Override
    public void suspend(MemberId id, String reason) {
        members.put(id, bank(id, false));
    }
}
