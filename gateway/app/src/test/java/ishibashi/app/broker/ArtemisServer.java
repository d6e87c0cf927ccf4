package ishibashi.app.broker;

import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/** What {@code artemis run} does: a broker as its {@code broker.xml} says, logins as JAAS says. Runs until it is killed. */
final class ArtemisServer {
    private ArtemisServer() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(arguments[0]);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager("activemq"));
        broker.start();
        new CountDownLatch(1).await();
    }
}
