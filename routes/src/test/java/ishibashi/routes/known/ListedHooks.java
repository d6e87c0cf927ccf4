package ishibashi.routes.known;

import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Topic;
import ishibashi.message.MemberId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/** Subscriptions in memory: what is put is due in the next turn, and what became of it is written down. */
public final class ListedHooks implements Hooks {
    private final Set<String> enrolled = new HashSet<>();
    private final List<Hook> due = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    public synchronized void enrol(URI endpoint) {
        enrolled.add(endpoint.toString());
    }

    /** An active one with so many events, of which none was told. */
    public synchronized void put(MemberId member, URI endpoint, long events) {
        due.add(new Hook(
                UUID.randomUUID(),
                member,
                Topic.MATCHES,
                endpoint.toString(),
                Hook.Payload.ID_ONLY,
                Duration.ZERO,
                Instant.MAX,
                Hook.Status.ACTIVE,
                1,
                events,
                0,
                Instant.EPOCH));
    }

    /** {@code path taken 3} or {@code path failed}, sorted. */
    public synchronized List<String> said() {
        return said.stream().sorted().toList();
    }

    @Override
    public synchronized Set<String> endpoints(MemberId member) {
        return Set.copyOf(enrolled);
    }

    @Override
    public synchronized List<Hook> due(Instant now) {
        List<Hook> all = List.copyOf(due);
        due.clear();
        return all;
    }

    @Override
    public List<Event> events(Hook hook, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> new Event(n, UUID.randomUUID(), Instant.EPOCH))
                .toList();
    }

    @Override
    public synchronized void taken(Hook hook, long told, Instant now) {
        said.add(URI.create(hook.endpoint()).getPath() + " taken " + told);
    }

    @Override
    public synchronized void failed(Hook hook, Instant now) {
        said.add(URI.create(hook.endpoint()).getPath() + " failed");
    }

    @Override
    public boolean keep(Hook wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean change(Hook wish, int seen) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Hook> find(MemberId member, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Hook> all(MemberId member) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(MemberId member, UUID id) {
        throw new UnsupportedOperationException();
    }
}
