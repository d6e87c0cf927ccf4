package ishibashi.routes.hook;

import ishibashi.routes.broker.BrokerSettings;
import ishibashi.trust.Enrolled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Mutual TLS (RFC 8446) towards a member's endpoint: our own key; its server's chain ends in a public root or in the member's own. */
public final class HookTls {
    private final KeyManager[] keys;

    /** @throws IOException if the key file cannot be read */
    public HookTls(BrokerSettings.Tls own) throws IOException {
        char[] password = Files.readString(own.password()).strip().toCharArray();
        try (InputStream in = Files.newInputStream(own.keystore())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            this.keys = factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    SSLContext towards(List<Enrolled> member) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            List<X509Certificate> all = Stream.concat(
                            platformRoots(), member.stream().map(Enrolled::authority))
                    .distinct()
                    .toList();
            for (int n = 0; n < all.size(); n++) {
                roots.setCertificateEntry(Integer.toString(n), all.get(n));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS towards endpoints", e);
        }
    }

    private static Stream<X509Certificate> platformRoots() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(t -> Arrays.stream(((X509TrustManager) t).getAcceptedIssuers()));
    }
}
