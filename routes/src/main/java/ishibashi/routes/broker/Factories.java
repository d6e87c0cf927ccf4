package ishibashi.routes.broker;

import ishibashi.trust.KeyFiles;
import ishibashi.trust.Pem;
import ishibashi.trust.Pin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Our own connections: in-VM to the embedded broker, mutual TLS to one outside. */
final class Factories {
    private static final long CALL_MILLIS = 10_000;

    /** The store holds public certificates only; its format demands a password. */
    private static final String PUBLIC = "public";

    /** Bytes of a message from which it is a file of its own; the journal's buffer must hold all that are smaller. */
    static final int LARGE = 1 << 20;

    private Factories() {}

    static ActiveMQConnectionFactory of(BrokerSettings settings) throws IOException {
        TransportConfiguration transport =
                switch (settings) {
                    case BrokerSettings.Embedded e ->
                        new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", e.port()));
                    case BrokerSettings.Outside o ->
                        new TransportConfiguration(NettyConnectorFactory.class.getName(), tls(o));
                };
        ActiveMQConnectionFactory factory =
                ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF, transport);
        factory.setCallTimeout(CALL_MILLIS);
        factory.setReconnectAttempts(0);
        factory.setBlockOnDurableSend(true);
        factory.setConsumerWindowSize(1 << 20);
        factory.setMinLargeMessageSize(LARGE);
        return factory;
    }

    /**
     * A browser that is sent ahead as much as its window holds takes the pause behind that for the end. Without a window it is sent
     * what it asks for, one by one, to the end.
     */
    static ActiveMQConnectionFactory looking(BrokerSettings settings) throws IOException {
        ActiveMQConnectionFactory factory = of(settings);
        factory.setConsumerWindowSize(0);
        return factory;
    }

    private static Map<String, Object> tls(BrokerSettings.Outside settings) throws IOException {
        Map<String, Object> tls = new HashMap<>();
        tls.put("host", settings.host());
        tls.put("port", settings.port());
        tls.put("sslEnabled", true);
        tls.put("keyStoreType", "PKCS12");
        tls.put("keyStorePath", settings.tls().keystore().toAbsolutePath().toString());
        tls.put("keyStorePassword", new String(KeyFiles.password(settings.tls().password())));
        Path trusted = settings.folder().resolve("authorities.p12").toAbsolutePath();
        trust(settings.authorities(), trusted);
        tls.put("trustStoreType", "PKCS12");
        tls.put("trustStorePath", trusted.toString());
        tls.put("trustStorePassword", PUBLIC);
        tls.put("verifyHost", true);
        return tls;
    }

    private static void trust(Path authorities, Path store) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (X509Certificate certificate : Pem.certificates(Files.readAllBytes(authorities))) {
                trusted.setCertificateEntry(Pin.of(certificate).digest().hex(), certificate);
            }
            try (OutputStream out = Files.newOutputStream(store)) {
                trusted.store(out, PUBLIC.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no trust store of " + authorities, e);
        }
    }
}
