package ishibashi.routes.broker;

import java.util.Collection;
import org.apache.activemq.artemis.api.core.ActiveMQAddressExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Durable addresses with a queue of the same name. */
final class QueueMaker {
    private QueueMaker() {}

    /** @throws IllegalStateException if the broker is away */
    static void make(ActiveMQConnectionFactory factory, Collection<String> names) {
        try (ClientSessionFactory sessions = factory.getServerLocator().createSessionFactory();
                ClientSession session = sessions.createSession()) {
            for (String name : names) {
                make(session, name);
            }
        } catch (Exception e) {
            throw new IllegalStateException("addresses not made", e);
        }
    }

    /** Another session, of this node or of another, may make the same at the same moment. */
    private static void make(ClientSession session, String name) throws ActiveMQException {
        SimpleString address = SimpleString.of(name);
        try {
            if (!session.addressQuery(address).isExists()) {
                session.createAddress(address, RoutingType.ANYCAST, false);
            }
        } catch (ActiveMQAddressExistsException e) {
            // made meanwhile
        }
        try {
            if (!session.queueQuery(address).isExists()) {
                session.createQueue(QueueConfiguration.of(name)
                        .setAddress(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
            }
        } catch (ActiveMQQueueExistsException e) {
            // made meanwhile
        }
    }
}
