package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OwnGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails ends: a service manager must see it, and nothing may hold the ports or the data. */
@OwnGateway
class BrokenStartTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void a_gateway_without_one_of_its_libraries_ends_with_its_status_and_its_database() throws IOException {
        try (GatewayProcess gateway = new GatewayProcess(directory.resolve("home")).without("/ucum-")) {
            assertThatThrownBy(() -> gateway.start(LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the gateway ended with 3");
            assertThat(gateway.log()).content().contains("NoClassDefFoundError");
            assertThat(gateway.database()).isEmpty();
        }
    }

    @Test
    void a_gateway_whose_port_is_taken_says_which_and_ends() throws IOException {
        try (GatewayProcess gateway = new GatewayProcess(directory.resolve("home"));
                ServerSocket taken = new ServerSocket(gateway.membersPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> gateway.start(LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the gateway ended with 2");
            assertThat(gateway.log()).content().contains("port " + taken.getLocalPort() + " cannot be opened");
            assertThat(gateway.database()).isEmpty();
        }
    }
}
