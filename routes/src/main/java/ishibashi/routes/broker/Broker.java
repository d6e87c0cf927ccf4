package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker as the routes see it: embedded or outside, and the members' addresses on it. */
public final class Broker implements AutoCloseable {
    private final Optional<EmbeddedBroker> embedded;
    private final ActiveMQConnectionFactory factory;

    /**
     * @param refused hears of messages that the embedded broker refused before its journal
     * @throws IOException if a key file cannot be read
     */
    public Broker(BrokerSettings settings, Directory directory, Clock clock, Consumer<MemberId> refused)
            throws IOException {
        Pin own = Pin.of(KeyFiles.read(
                        settings.tls().keystore(),
                        KeyFiles.password(settings.tls().password()))
                .certificate());
        PinSecurity security = new PinSecurity(
                certificate -> directory.find(Pin.of(certificate), clock.instant()),
                member -> directory.member(member).filter(Member::active).isPresent(),
                certificate -> Pin.of(certificate).equals(own));
        this.embedded = settings instanceof BrokerSettings.Embedded e
                ? Optional.of(new EmbeddedBroker(e, security, refused))
                : Optional.empty();
        this.factory = Factories.of(settings);
    }

    public void start() {
        embedded.ifPresent(EmbeddedBroker::start);
        ensure(Addresses.ACKNOWLEDGED);
        ensure("ishibashi.expired");
    }

    public ConnectionFactory connections() {
        return factory;
    }

    /** Makes the member's two addresses. */
    public void ensure(MemberId member) {
        ensure(Addresses.in(member));
        ensure(Addresses.out(member));
    }

    private void ensure(String address) {
        ServerLocator locator = factory.getServerLocator();
        try (ClientSessionFactory sessions = locator.createSessionFactory();
                ClientSession session = sessions.createSession()) {
            if (!session.addressQuery(SimpleString.of(address)).isExists()) {
                session.createAddress(SimpleString.of(address), RoutingType.ANYCAST, false);
            }
            if (!session.queueQuery(SimpleString.of(address)).isExists()) {
                session.createQueue(QueueConfiguration.of(address)
                        .setAddress(address)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
            }
        } catch (ActiveMQException e) {
            throw new IllegalStateException("address not made", e);
        } catch (Exception e) {
            throw new IllegalStateException("broker away", e);
        }
    }

    @Override
    public void close() {
        factory.close();
        embedded.ifPresent(EmbeddedBroker::close);
    }
}
