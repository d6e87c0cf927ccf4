package ishibashi.app.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class that asks for a {@link GatewayProcess} the same running one, with the sample banks loaded. */
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
                .gateway();
    }

    private static Running started() {
        try {
            Path directory = Files.createTempDirectory("ishibashi-shared-");
            GatewayProcess gateway = new GatewayProcess(directory.resolve("home"));
            gateway.start(Duration.ofMinutes(5));
            return new Running(gateway, directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Running(GatewayProcess gateway, Path directory) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            gateway.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
