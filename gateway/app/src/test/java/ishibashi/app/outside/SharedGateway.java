package ishibashi.app.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test class that asks for a {@link GatewayProcess} the same running one, with the sample banks loaded. What it
 * printed stays in {@code target/gateway.out}.
 */
public final class SharedGateway implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedGateway.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GatewayProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent("gateway", key -> started(), Running.class)
                .ready();
    }

    private static Running started() {
        Path directory;
        try {
            directory = Files.createTempDirectory("ishibashi-shared-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GatewayProcess gateway = new GatewayProcess(directory.resolve("home"));
        try {
            gateway.start(Duration.ofMinutes(5));
            return new Running(gateway, directory, Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Running(gateway, directory, Optional.of(e));
        }
    }

    /** @param failed why it did not start: kept, so that one start is waited for and not one for each test */
    private record Running(GatewayProcess gateway, Path directory, Optional<Exception> failed)
            implements AutoCloseable {
        GatewayProcess ready() {
            failed.ifPresent(e -> {
                throw new IllegalStateException("the shared gateway did not start", e);
            });
            return gateway;
        }

        @Override
        public void close() throws IOException {
            gateway.close();
            Files.copy(gateway.log(), Path.of("target", "gateway.out"), StandardCopyOption.REPLACE_EXISTING);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
