package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker as the routes see it: embedded or outside, and the members' addresses on it. */
public final class Broker implements AutoCloseable {
    private static final List<String> OWN = List.of(Addresses.ACKNOWLEDGED, Addresses.REFUSED, Addresses.EXPIRED);

    private final Optional<EmbeddedBroker> embedded;
    private final Optional<Path> pins;
    private final ActiveMQConnectionFactory factory;
    private final ActiveMQConnectionFactory looking;
    private final Directory directory;
    private final Clock clock;
    private final Pin own;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean missing = new AtomicBoolean();
    private Pins written = new Pins(Map.of());

    /** @throws IOException if a key file cannot be read */
    public Broker(BrokerSettings settings, Directory directory, Clock clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.own = Pin.of(KeyFiles.read(
                        settings.tls().keystore(),
                        KeyFiles.password(settings.tls().password()))
                .certificate());
        PinSecurity security = new PinSecurity(this::connected, own);
        this.embedded = settings instanceof BrokerSettings.Embedded e
                ? Optional.of(new EmbeddedBroker(e, security))
                : Optional.empty();
        this.pins = settings instanceof BrokerSettings.Outside o ? Optional.of(o.pins()) : Optional.empty();
        this.factory = Factories.of(settings);
        this.looking = Factories.looking(settings);
    }

    /** Whose a certificate is now, for connections. */
    private Optional<String> connected(Pin pin) {
        return directory
                .find(pin, Purpose.TLS, clock.instant())
                .map(enrolled -> enrolled.member().id().value());
    }

    private boolean isActive(MemberId member) {
        return directory.member(member).filter(Member::active).isPresent();
    }

    /** One that is embedded is there with its addresses afterwards; one outside may be away. */
    public void start() {
        embedded.ifPresent(EmbeddedBroker::start);
        rights();
        if (embedded.isPresent()) {
            makeAddresses();
        }
    }

    public ConnectionFactory connections() {
        return factory;
    }

    /** For who must see all that stands on an address, however much that is. */
    ConnectionFactory looking() {
        return looking;
    }

    /** The member's two addresses: made at once on an embedded broker, soon on one outside. */
    public void ensure(MemberId member) {
        wanted.add(Addresses.in(member));
        wanted.add(Addresses.out(member));
        if (embedded.isPresent()) {
            QueueMaker.make(factory, Set.of(Addresses.in(member), Addresses.out(member)));
        } else {
            missing.set(true);
        }
    }

    /** Whether the member is active and has, or will soon have, its addresses. */
    boolean serves(MemberId member) {
        return isActive(member) && wanted.contains(Addresses.out(member));
    }

    /** After a member was added. */
    void makeMissing() {
        if (missing.get()) {
            makeAddresses();
        }
    }

    /**
     * Makes what is missing, our own first; after every new connection, since a broker may have lost its journal.
     *
     * @throws IllegalStateException if it is away
     */
    void makeAddresses() {
        missing.set(false);
        try {
            QueueMaker.make(factory, OWN);
            QueueMaker.make(factory, wanted);
        } catch (IllegalStateException e) {
            missing.set(true);
            throw e;
        }
    }

    /** Whose certificate is out of force loses its sessions; a broker outside hears of every change in the directory. */
    public synchronized void rights() {
        embedded.ifPresent(broker -> broker.closeExcept(certificate -> connected(Pin.of(certificate))));
        if (pins.isEmpty()) {
            return;
        }
        Pins now = pinned(clock.instant());
        if (!now.equals(written)) {
            try {
                now.write(pins.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written = now;
        }
    }

    private Pins pinned(Instant now) {
        Map<String, String> members = new HashMap<>();
        members.put(own.digest().hex(), PinSecurity.GATEWAY);
        for (Member member : directory.members()) {
            for (Enrolled enrolled : directory.inForce(member.id(), Purpose.TLS, now)) {
                members.put(enrolled.pin().digest().hex(), member.id().value());
            }
        }
        return new Pins(members);
    }

    @Override
    public void close() {
        looking.close();
        factory.close();
        embedded.ifPresent(EmbeddedBroker::close);
    }
}
