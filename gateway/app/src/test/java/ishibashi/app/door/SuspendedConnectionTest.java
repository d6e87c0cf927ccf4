package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** security §4, case 9: a member that is suspended loses the connection on which it speaks. */
@ExtendWith(SharedGateway.class)
class SuspendedConnectionTest {
    private static final String MEMBER = "hospital-0100000039";
    private static final byte[] ASKED =
            "GET /outbox HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final GatewayProcess gateway;

    SuspendedConnectionTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void an_open_connection_is_closed_when_its_member_is_suspended(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys");
        gateway.enrol(MEMBER, keys, "bank-01");
        try (SSLSocket socket = (SSLSocket)
                OutsideClient.tls(keys).getSocketFactory().createSocket("localhost", gateway.membersPort())) {
            socket.setSoTimeout(30_000);
            Awaitility.await().during(Duration.ofSeconds(3)).until(() -> isAnswered(socket));
            assertThat(gateway.command("member", "suspend", "--id", MEMBER, "--reason", "a test")
                            .status())
                    .isZero();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !isAnswered(socket));
        }
    }

    /** Asks, and reads the beginning of what comes; what is left of it is the beginning of the next. */
    private static boolean isAnswered(SSLSocket socket) {
        try {
            socket.getOutputStream().write(ASKED);
            return socket.getInputStream().read(new byte[8_192]) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
