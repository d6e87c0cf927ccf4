package ishibashi.app.outside;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A member's queue program: Core over mutual TLS, one connection, what it reads is acknowledged one by one. */
public final class QueueMember implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;

    /** @param keys folder of {@code member certificate} */
    public QueueMember(Path keys, int port) throws IOException, JMSException {
        this(keys, port, 0);
    }

    /** @param window bytes that the broker may send ahead */
    public QueueMember(Path keys, int port, int window) throws IOException, JMSException {
        String password = Files.readString(keys.resolve("keystore.pass")).strip();
        this.factory = new ActiveMQConnectionFactory("tcp://localhost:" + port
                + "?sslEnabled=true&keyStoreType=PKCS12&keyStorePath=" + keys.resolve("keystore.p12")
                + "&keyStorePassword=" + password + "&trustAll=true&verifyHost=false&reconnectAttempts=0"
                + "&initialConnectAttempts=1&callTimeout=20000&blockOnDurableSend=true&consumerWindowSize=" + window);
        this.connection = factory.createConnection();
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    /** What to do when the broker ends the connection. */
    public void onCut(Runnable then) throws JMSException {
        connection.setExceptionListener(cause -> then.run());
    }

    public Session session() {
        return session;
    }

    /** A session beside the first, for a thread of its own. */
    public Session another() throws JMSException {
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /** Sends a bytes message; its JMSMessageID. */
    public String send(String address, @Nullable String filename, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        if (filename != null) {
            message.setStringProperty("ishibashi_filename", filename);
        }
        return send(address, message);
    }

    public String send(String address, Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
            producer.send(message);
            return message.getJMSMessageID();
        }
    }

    /** The next message that the selector fits, acknowledged. */
    public BytesMessage receive(String address, @Nullable String selector, Duration patience) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(address), selector)) {
            if (consumer.receive(patience.toMillis()) instanceof BytesMessage message) {
                return message;
            }
        }
        throw new AssertionError("nothing came to " + address + " within " + patience);
    }

    public static byte[] body(BytesMessage message) throws JMSException {
        byte[] body = new byte[Math.toIntExact(message.getBodyLength())];
        message.readBytes(body);
        return body;
    }

    @Override
    public void close() throws JMSException {
        try {
            connection.close();
        } finally {
            factory.close();
        }
    }
}
