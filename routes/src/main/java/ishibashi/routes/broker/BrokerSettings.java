package ishibashi.routes.broker;

import java.nio.file.Path;

/** Where the members' addresses are (D1). */
public sealed interface BrokerSettings {
    /** The gateway's own TLS key, PKCS#12. */
    Tls tls();

    /**
     * Inside this process.
     *
     * @param host what it listens on
     * @param journal folder of the persistent journal
     */
    record Embedded(String host, int port, Path journal, Tls tls) implements BrokerSettings {
        public Embedded {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("ishibashi.broker.port " + port + ", allowed 1 to 65535");
            }
        }
    }

    /**
     * An Artemis with our {@code broker.xml}.
     *
     * @param authorities PEM certificates that may have issued the broker's own
     * @param folder where the gateway writes {@code members.pins}, which the broker reads
     */
    record Outside(String host, int port, Path authorities, Path folder, Tls tls) implements BrokerSettings {
        /** Who may come in, for the broker's login module. */
        public Path pins() {
            return folder.resolve("members.pins");
        }
    }

    /**
     * A key in a file, its password in another.
     *
     * @param keystore PKCS#12
     * @param password file whose first line is its password
     */
    record Tls(Path keystore, Path password) {}
}
