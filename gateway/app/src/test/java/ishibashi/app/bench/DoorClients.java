package ishibashi.app.bench;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** How a client hands in a message and waits for its receipt, by each door. */
final class DoorClients {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private DoorClients() {}

    /** One kept TLS connection a client. */
    static Load.Clients file(Members members, Prepared prepared, int port) {
        return number -> new Load.Client() {
            private final KeptConnection connection =
                    new KeptConnection(members.of(number).tls(), port);

            @Override
            public void act(int n) throws IOException {
                int status = connection.post("/files/b.csv", prepared.next(number));
                if (status != 201) {
                    throw new IOException("answered " + status);
                }
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** Written beside, renamed when whole; the receipt is looked for every 5 ms. */
    static Load.Clients drop(Members members, Prepared prepared, GatewayProcess gateway) {
        return number -> n -> {
            Path box = gateway.home().resolve("drop").resolve(members.of(number).id());
            String name = UUID.randomUUID() + ".csv";
            Path part = Files.write(box.resolve("in").resolve(name + ".p7m.part"), prepared.next(number));
            Files.move(part, box.resolve("in").resolve(name + ".p7m"), StandardCopyOption.ATOMIC_MOVE);
            Path receipt = box.resolve("done").resolve(name + ".receipt.jws");
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(receipt)) {
                if (System.nanoTime() > end) {
                    throw new IOException("no receipt of " + name);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        };
    }

    /** One producer a client; what comes for a member is told to the one that waits for it. */
    static Load.Clients queue(QueuePeers peers, Prepared prepared) {
        return number -> {
            QueuePeers.Sender sender = peers.sender(number);
            return new Load.Client() {
                @Override
                public void act(int n) throws Exception {
                    sender.exchange(prepared.next(number), PATIENCE);
                }

                @Override
                public void close() throws IOException {
                    sender.close();
                }
            };
        };
    }

    /** The envelope that the queue demands, to the gateway's own certificate. */
    static Bytes sealed(GatewayProcess gateway, Bytes signed) {
        return CmsEnvelope.seal(signed, encryption(gateway));
    }

    private static X509Certificate encryption(GatewayProcess gateway) {
        try (InputStream in = Files.newInputStream(gateway.home().resolve("dev/gateway/encryption.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
