package ishibashi.routes.broker;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Tells the gateway, durably and in the transaction of the acknowledgement, what a member has acknowledged (rulings 28). */
final class TellAcknowledged implements ActiveMQServerPlugin {
    private static final SimpleString ID = SimpleString.of(Addresses.ID);
    private static final SimpleString MEMBER = SimpleString.of("ishibashi_member");

    private final AtomicReference<ActiveMQServer> server = new AtomicReference<>();

    @Override
    public void registered(ActiveMQServer started) {
        server.set(started);
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction tx, MessageReference reference, AckReason reason, @Nullable ServerConsumer consumer)
            throws ActiveMQException {
        String address = String.valueOf(reference.getMessage().getAddress());
        Object id = reference.getMessage().getObjectProperty(ID);
        ActiveMQServer broker = server.get();
        if (reason != AckReason.NORMAL
                || consumer == null
                || id == null
                || broker == null
                || !address.startsWith(Addresses.OUT)) {
            return;
        }
        CoreMessage told = new CoreMessage(broker.getStorageManager().generateID(), 64);
        told.setAddress(Addresses.ACKNOWLEDGED);
        told.setDurable(true);
        told.putStringProperty(ID, SimpleString.of(id.toString()));
        told.putStringProperty(MEMBER, SimpleString.of(address.substring(Addresses.OUT.length())));
        try {
            broker.getPostOffice().route(told, tx, false);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQIOErrorException("acknowledgement not told", e);
        }
    }
}
