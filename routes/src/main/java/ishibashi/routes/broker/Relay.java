package ishibashi.routes.broker;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Outbox to {@code out.X} (design §2, D2): a hundred at a time, topped up, sent in a transaction under the result's id against
 * doubles. No database transaction is open while it sends (rulings 29).
 */
public final class Relay implements AutoCloseable {
    private static final String WAY = "queue";
    private static final int DEPTH = 100;
    private static final int AT_ONCE = 25;

    private final ConnectionFactory connections;
    private final Outbox outbox;
    private final Directory directory;
    private final Set<MemberId> toSweep = ConcurrentHashMap.newKeySet();
    private @Nullable JMSContext context;
    private boolean compared;

    public Relay(ConnectionFactory connections, Outbox outbox, Directory directory) {
        this.connections = connections;
        this.outbox = outbox;
        this.directory = directory;
    }

    /** The member has acknowledged by another way: what stands on its address can go. */
    public void acknowledgedElsewhere(MemberId member) {
        toSweep.add(member);
    }

    /** One turn; after a fault the next begins with a new connection and a comparison. */
    public synchronized void turn() throws JMSException {
        try {
            JMSContext jms = connected();
            if (!compared) {
                compared = compare(jms);
            }
            if (compared) {
                for (MemberId member : outbox.recipientsNotYetOn(WAY)) {
                    topUp(jms, member);
                }
                for (MemberId member : Set.copyOf(toSweep)) {
                    toSweep.remove(member);
                    sweep(jms, member, browse(jms, member));
                }
            }
        } catch (JMSException | JMSRuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private JMSContext connected() {
        JMSContext open = context;
        if (open == null) {
            open = connections.createContext(JMSContext.SESSION_TRANSACTED);
            context = open;
        }
        return open;
    }

    private void disconnect() {
        compared = false;
        JMSContext open = context;
        context = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSRuntimeException e) {
                return;
            }
        }
    }

    /** After a start: what is on the addresses against what we believe; an address that lost all gets all again (rulings 28). */
    private boolean compare(JMSContext jms) throws JMSException {
        if (!ids(jms, jms.createQueue(Addresses.ACKNOWLEDGED)).isEmpty()) {
            return false;
        }
        for (Member member : directory.members()) {
            Set<UUID> standing = browse(jms, member.id());
            if (standing.isEmpty()) {
                outbox.forgetShown(WAY, member.id());
            } else {
                sweep(jms, member.id(), standing);
            }
        }
        return true;
    }

    private void topUp(JMSContext jms, MemberId member) throws JMSException {
        int room = DEPTH - browse(jms, member).size();
        if (room <= 0) {
            return;
        }
        List<Outbox.Waiting> results = outbox.notYetOn(WAY, member, Math.min(room, AT_ONCE));
        Queue queue = jms.createQueue(Addresses.out(member));
        for (Outbox.Waiting result : results) {
            BytesMessage message = jms.createBytesMessage();
            message.writeBytes(result.body().toArray());
            message.setStringProperty(Addresses.ID, result.id().toString());
            message.setStringProperty("ishibashi_event", result.event());
            message.setStringProperty("ishibashi_content_type", result.contentType());
            message.setStringProperty("_AMQ_DUPL_ID", result.id().toString());
            if (result.correlation().isPresent()) {
                message.setJMSCorrelationID(result.correlation().get());
            }
            jms.createProducer().send(queue, message);
        }
        jms.commit();
        results.forEach(result -> outbox.shownOn(WAY, result.id()));
    }

    private static Set<UUID> browse(JMSContext jms, MemberId member) throws JMSException {
        return ids(jms, jms.createQueue(Addresses.out(member)));
    }

    private static Set<UUID> ids(JMSContext jms, Queue queue) throws JMSException {
        Set<UUID> ids = new HashSet<>();
        try (QueueBrowser browser = jms.createBrowser(queue)) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                String id = ((Message) messages.nextElement()).getStringProperty(Addresses.ID);
                if (id != null) {
                    ids.add(UUID.fromString(id));
                }
            }
        }
        return ids;
    }

    private void sweep(JMSContext jms, MemberId member, Set<UUID> standing) {
        List<UUID> gone = new ArrayList<>(standing);
        gone.removeAll(outbox.stillWaiting(standing));
        for (UUID id : gone) {
            try (JMSConsumer consumer =
                    jms.createConsumer(jms.createQueue(Addresses.out(member)), Addresses.ID + " = '" + id + "'")) {
                consumer.receive(200);
            }
        }
        jms.commit();
    }

    @Override
    public synchronized void close() {
        disconnect();
    }
}
