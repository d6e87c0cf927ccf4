package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that was answered sends the next request on the same connection (RFC 9112 §9.3): a handshake costs more than a message. */
@ExtendWith(SharedGateway.class)
class KeptConnectionTest {
    private final GatewayProcess gateway;

    KeptConnectionTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/a.csv", "/fhir/PractitionerRole", "/nowhere"})
    void ten_requests_with_a_body_are_answered_on_one_connection(String path) throws Exception {
        try (SSLSocket socket = connected()) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int n = 0; n < 10; n++) {
                ask(socket, path);
                assertThat(head(in)).as("request " + n).doesNotContain("connection: close");
            }
        }
    }

    private SSLSocket connected() throws IOException {
        SSLSocket socket = (SSLSocket) OutsideClient.tls(gateway.home().resolve("dev/bank-01"))
                .getSocketFactory()
                .createSocket("localhost", gateway.membersPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void ask(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Status line and headers, in small letters; the body is read over. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            head.append(header).append('\n');
            length = header.startsWith("content-length:")
                    ? Integer.parseInt(header.substring(header.indexOf(':') + 1).strip())
                    : length;
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return head.toString();
        }
        for (int chunk = size(in); ; chunk = size(in)) {
            in.skipNBytes(chunk);
            line(in);
            if (chunk == 0) {
                return head.toString();
            }
        }
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
