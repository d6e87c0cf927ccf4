package ishibashi.app.door;

import static java.util.stream.Collectors.joining;

import ishibashi.app.outside.GatewayProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A member with so many connections that say no more after a while, or one byte a second.
 *
 * @param lines the head and what of the body is said at once, lines of HTTP
 */
record SlowAttack(String name, String member, int connections, String lines, Optional<Character> drip) {
    /** All places that a member has (security §3.5). */
    static final int PLACES = 8;

    /** Stops in the middle of a small body. */
    static SlowAttack half(String member, String path, String type) {
        String head = head(path, type, "Content-Length: 1000", "", "{\"half\":");
        return new SlowAttack("bodies that stop half way at " + path, member, PLACES, head, Optional.empty());
    }

    /** One byte a second of so long a body. */
    static SlowAttack drip(String member, String path, String type, int length) {
        String head = head(path, type, "Content-Length: " + length, "", "");
        return new SlowAttack("bodies of one byte a second at " + path, member, PLACES, head, Optional.of(' '));
    }

    /** One byte a second of a chunk; each connection may become as long as the greatest message. */
    static SlowAttack chunks(String member, String path, String type) {
        String head = head(path, type, "Transfer-Encoding: chunked", "", "1000", "");
        return new SlowAttack("chunks of one byte a second at " + path, member, 1, head, Optional.of(' '));
    }

    /** A head that goes on and on. */
    static SlowAttack head(String member, String path) {
        String head = "POST " + path + " HTTP/1.1\r\nX-Endless: ";
        return new SlowAttack("heads that never end at " + path, member, PLACES, head, Optional.of('x'));
    }

    private static String head(String path, String type, String... rest) {
        return Stream.concat(
                        Stream.of("POST " + path + " HTTP/1.1", "Host: localhost", "Content-Type: " + type),
                        Stream.of(rest))
                .collect(joining("\r\n"));
    }

    boolean hasBody() {
        return lines.contains("\r\n\r\n");
    }

    Begun begin(GatewayProcess gateway) throws IOException {
        List<SlowClient> clients = new ArrayList<>();
        for (int n = 0; n < connections; n++) {
            SlowClient client = SlowClient.saying(gateway, member, lines);
            drip.ifPresent(client::dripping);
            clients.add(client);
        }
        return new Begun(this, clients, clients.stream().map(SlowClient::end).toList());
    }

    /** It goes on until each connection has its end. */
    record Begun(SlowAttack attack, List<SlowClient> clients, List<CompletableFuture<SlowClient.End>> ends)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            for (SlowClient client : clients) {
                client.close();
            }
        }
    }
}
