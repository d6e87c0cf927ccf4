package ishibashi.routes.broker;

import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis in this process: persistent journal, Core protocol over mutual TLS only, in-VM for ourselves (security A7, A12). */
final class EmbeddedBroker implements AutoCloseable {
    private static final int DISK_PERCENT = 90;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    EmbeddedBroker(BrokerSettings.Embedded settings, PinSecurity security) throws IOException {
        Configuration configuration = new ConfigurationImpl();
        configuration.setName("ishibashi");
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        Path journal = settings.journal();
        configuration.setJournalDirectory(journal.resolve("journal").toString());
        configuration.setBindingsDirectory(journal.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(journal.resolve("large").toString());
        configuration.setPagingDirectory(journal.resolve("paging").toString());
        configuration.setJournalSyncTransactional(true);
        configuration.setJournalSyncNonTransactional(true);
        configuration.setJournalDatasync(true);
        configuration.setJournalBufferSize_NIO(Factories.LARGE << 1);
        configuration.setMaxDiskUsage(DISK_PERCENT);
        configuration.setSecurityEnabled(true);
        configuration.setSecurityInvalidationInterval(0);
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
        configuration.setMessageCounterEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setGracefulShutdownEnabled(false);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", settings.port())));
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(NettyAcceptorFactory.class.getName(), tls(settings)));
        configuration.addAddressSetting("in.#", in());
        configuration.addAddressSetting("out.#", out());
        configuration.addAddressSetting("ishibashi.#", out());
        configuration.registerBrokerPlugin(new EncryptedOnly());
        configuration.registerBrokerPlugin(new TellAcknowledged());
        broker.setConfiguration(configuration);
        broker.setSecurityManager(security);
    }

    private static Map<String, Object> tls(BrokerSettings.Embedded settings) throws IOException {
        Map<String, Object> tls = new HashMap<>();
        tls.put("host", settings.host());
        tls.put("port", settings.port());
        tls.put("protocols", "CORE");
        tls.put("sslEnabled", true);
        tls.put("needClientAuth", true);
        tls.put("enabledProtocols", "TLSv1.3");
        tls.put("keyStoreType", "PKCS12");
        tls.put("keyStorePath", settings.tls().keystore().toAbsolutePath().toString());
        tls.put("keyStorePassword", new String(KeyFiles.password(settings.tls().password())));
        tls.put("trustManagerFactoryPlugin", AnyCertificate.class.getName());
        tls.put("connectionsAllowed", 1_024);
        return tls;
    }

    /** Unlimited attempts with growing delay: what we cannot take now waits (rulings 29). */
    private static AddressSettings in() {
        return out().setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(10_000);
    }

    private static AddressSettings out() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(org.apache.activemq.artemis.api.core.SimpleString.of("ishibashi.expired"))
                .setExpiryAddress(org.apache.activemq.artemis.api.core.SimpleString.of("ishibashi.expired"))
                .setMaxSizeBytes(256L << 20)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK);
    }

    void start() {
        try {
            broker.start();
            broker.getActiveMQServer().getRemotingService().addIncomingInterceptor(new FirstPart());
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
        if (!broker.getActiveMQServer().isActive()) {
            throw new IllegalStateException("the broker is not active after its start");
        }
    }

    /** Sessions whose certificate is no member's any more come to their end. */
    void closeExcept(Function<X509Certificate, Optional<String>> members) {
        Sessions.closeExcept(broker.getActiveMQServer(), members);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }
}
