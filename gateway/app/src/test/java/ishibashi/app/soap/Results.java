package ishibashi.app.soap;

import ishibashi.deliver.Outbox;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Results that wait, in memory. */
final class Results implements Outbox {
    private final List<Waiting> all = new ArrayList<>();

    synchronized UUID put(MemberId member, String body) {
        UUID id = UUID.randomUUID();
        all.add(new Waiting(
                id,
                member,
                "matches",
                "matches-" + id + ".p7m",
                "application/pkcs7-mime",
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
                Optional.empty()));
        return id;
    }

    @Override
    public synchronized Optional<Waiting> waiting(MemberId member, UUID id) {
        return all.stream()
                .filter(w -> w.recipient().equals(member) && w.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized List<Waiting> waiting(MemberId member, int limit, long bytes) {
        return all.stream()
                .filter(w -> w.recipient().equals(member))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int acknowledge(MemberId member, Collection<UUID> ids, String way) {
        int before = all.size();
        all.removeIf(w -> w.recipient().equals(member) && ids.contains(w.id()));
        return before - all.size();
    }

    @Override
    public int release(Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Waiting> notYetOn(String way, MemberId member, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Waiting> promptNotYetOn(String way, MemberId member, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<MemberId> recipientsNotYetOn(String way) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<UUID> stillWaiting(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shownOn(String way, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetShown(String way, MemberId member) {
        throw new UnsupportedOperationException();
    }
}
