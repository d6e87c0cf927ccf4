package ishibashi.app.bench;

import ishibashi.app.outside.QueueMember;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The members' queue programs: one connection each, one listener that acknowledges, a producer for each client. */
final class QueuePeers implements AutoCloseable {
    private static final int WINDOW = 1 << 20;

    private final List<QueueMember> connections = new ArrayList<>();
    private final Members members;
    private final Map<String, CompletableFuture<Boolean>> answered = new ConcurrentHashMap<>();

    QueuePeers(Members members, int port) throws IOException, JMSException {
        this.members = members;
        for (Members.Member member : members.all()) {
            QueueMember connection = new QueueMember(member.keys(), port, WINDOW);
            connections.add(connection);
            Session session = connection.session();
            session.createConsumer(session.createQueue("out." + member.id())).setMessageListener(this::answered);
        }
    }

    private void answered(Message message) {
        try {
            String correlation = message.getJMSCorrelationID();
            if (correlation != null) {
                waiting(correlation).complete("receipt".equals(message.getStringProperty("ishibashi_event")));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Boolean> waiting(String correlation) {
        return answered.computeIfAbsent(correlation, c -> new CompletableFuture<>());
    }

    Sender sender(int client) throws JMSException {
        return new Sender(
                connections.get(client % members.count()).another(),
                "in." + members.of(client).id());
    }

    @Override
    public void close() throws JMSException {
        for (QueueMember connection : connections) {
            connection.close();
        }
    }

    /** One client's session. */
    final class Sender {
        private final Session session;
        private final MessageProducer producer;

        private Sender(Session session, String address) throws JMSException {
            this.session = session;
            this.producer = session.createProducer(session.createQueue(address));
        }

        /** Sends and waits until the receipt came. */
        void exchange(byte[] body, Duration patience) throws Exception {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            message.setStringProperty("ishibashi_filename", "b.csv");
            producer.send(message);
            String id = message.getJMSMessageID();
            if (!waiting(id).get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(id + " was refused");
            }
            answered.remove(id);
        }

        void close() throws IOException {
            try {
                session.close();
            } catch (JMSException e) {
                throw new IOException(e);
            }
        }
    }
}
