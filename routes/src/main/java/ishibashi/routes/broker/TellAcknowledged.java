package ishibashi.routes.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Tells the gateway, durably and in the transaction of the acknowledgement, what a member has acknowledged (rulings 28). */
public final class TellAcknowledged implements ActiveMQServerPlugin {
    private static final SimpleString ID = SimpleString.of(Addresses.ID);

    private final Teller teller = new Teller();

    @Override
    public void registered(ActiveMQServer started) {
        teller.registered(started);
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction tx, MessageReference reference, AckReason reason, @Nullable ServerConsumer consumer)
            throws ActiveMQException {
        String address = String.valueOf(reference.getMessage().getAddress());
        Object id = reference.getMessage().getObjectProperty(ID);
        if (reason == AckReason.NORMAL && consumer != null && id != null && address.startsWith(Addresses.OUT)) {
            String member = address.substring(Addresses.OUT.length());
            teller.tell(Addresses.ACKNOWLEDGED, Map.of(Addresses.ID, id.toString(), Addresses.MEMBER, member), tx);
        }
    }
}
