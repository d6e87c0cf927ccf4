package ishibashi.app.kill;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A member's queue client: Core over mutual TLS, one durable bytes message. */
final class QueueClient {
    private QueueClient() {}

    static void send(Path keys, int port, String address, String filename, byte[] body) throws IOException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(keys, port));
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(address))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            message.setStringProperty("ishibashi_filename", filename);
            producer.send(message);
        } catch (JMSException e) {
            throw new IOException("queue: " + e.getErrorCode(), e);
        }
    }

    private static String url(Path keys, int port) throws IOException {
        String password = Files.readString(keys.resolve("keystore.pass")).strip();
        return "tcp://localhost:" + port + "?sslEnabled=true&keyStoreType=PKCS12&keyStorePath="
                + keys.resolve("keystore.p12") + "&keyStorePassword=" + password
                + "&trustAll=true&verifyHost=false&reconnectAttempts=0&initialConnectAttempts=1&callTimeout=5000"
                + "&connectionTTL=10000&blockOnDurableSend=true";
    }
}
