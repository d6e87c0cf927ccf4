package ishibashi.routes.known;

import ishibashi.deliver.Outbox;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An outbox in memory; it also counts how often it was asked. */
public final class ListedOutbox implements Outbox {
    private final List<Waiting> all = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<UUID> handed = new HashSet<>();
    private int asked;

    /** So many results for the member, released. */
    public synchronized List<UUID> put(MemberId member, int number) {
        return put(member, number, "matches");
    }

    /** The same of another event. */
    public synchronized List<UUID> put(MemberId member, int number, String event) {
        return put(member, number, event, 36);
    }

    /** The same, each of so many bytes. */
    public synchronized List<UUID> put(MemberId member, int number, String event, int size) {
        List<UUID> ids = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            all.add(new Waiting(
                    id,
                    member,
                    event,
                    event + "-" + id + ".p7m",
                    "application/pkcs7-mime",
                    Bytes.of((id + " ".repeat(size - 36)).getBytes(StandardCharsets.US_ASCII)),
                    Optional.empty()));
        }
        return ids;
    }

    /** Those that were asked for to be sent, since the last time that this was asked. */
    public synchronized Set<UUID> handed() {
        Set<UUID> all = Set.copyOf(handed);
        handed.clear();
        return all;
    }

    public synchronized int asked() {
        return asked;
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
        return 0;
    }

    @Override
    public synchronized List<Waiting> notYetOn(String way, MemberId member, int limit) {
        asked++;
        List<Waiting> next = all.stream()
                .filter(w -> w.recipient().equals(member) && !shown.contains(way + w.id()))
                .limit(limit)
                .toList();
        next.forEach(w -> handed.add(w.id()));
        return next;
    }

    @Override
    public synchronized List<Waiting> promptNotYetOn(String way, MemberId member, int limit) {
        asked++;
        return all.stream()
                .filter(w -> w.recipient().equals(member) && w.isPrompt() && !shown.contains(way + w.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Set<MemberId> recipientsNotYetOn(String way) {
        asked++;
        return all.stream()
                .filter(w -> !shown.contains(way + w.id()))
                .map(Waiting::recipient)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Set<UUID> stillWaiting(Collection<UUID> ids) {
        asked++;
        return all.stream().map(Waiting::id).filter(ids::contains).collect(Collectors.toSet());
    }

    @Override
    public synchronized void shownOn(String way, UUID id) {
        shown.add(way + id);
    }

    @Override
    public synchronized void forgetShown(String way, MemberId member) {
        all.stream().filter(w -> w.recipient().equals(member)).forEach(w -> shown.remove(way + w.id()));
    }
}
