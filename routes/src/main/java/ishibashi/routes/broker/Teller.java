package ishibashi.routes.broker;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** From inside the broker to the gateway: durable messages on addresses of our own. */
final class Teller {
    private final AtomicReference<ActiveMQServer> server = new AtomicReference<>();

    void registered(ActiveMQServer started) {
        server.set(started);
    }

    /** @param tx in which it is told, or at once */
    void tell(String address, Map<String, String> properties, @Nullable Transaction tx) throws ActiveMQException {
        ActiveMQServer broker = server.get();
        if (broker == null) {
            throw new ActiveMQIOErrorException("the broker is not there");
        }
        CoreMessage told = new CoreMessage(broker.getStorageManager().generateID(), 64);
        told.setAddress(address);
        told.setDurable(true);
        properties.forEach((name, value) -> told.putStringProperty(SimpleString.of(name), SimpleString.of(value)));
        try {
            if (broker.getPostOffice().route(told, tx, false) != RoutingStatus.OK) {
                throw new ActiveMQIOErrorException("nobody would hear it: " + address);
            }
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQIOErrorException("not told", e);
        }
    }
}
