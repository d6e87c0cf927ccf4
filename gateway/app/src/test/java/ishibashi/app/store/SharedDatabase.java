package ishibashi.app.store;

import ishibashi.app.outside.Unpacked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One embedded PostgreSQL for all tests of the store; each takes a member of its own. */
final class SharedDatabase implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent("database", key -> start(), Running.class);
    }

    private static Running start() {
        try {
            int port = freePort();
            Path home = Files.createTempDirectory("ishibashi-store-");
            EmbeddedDatabase server = EmbeddedDatabase.start(home, Unpacked.postgresql(), port, new SecureRandom());
            return new Running(home, server, Database.open(server.url(), server.user(), server.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** The server, where it lives, and the pool on it. */
    record Running(Path home, EmbeddedDatabase server, Database database) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            database.close();
            server.close();
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
