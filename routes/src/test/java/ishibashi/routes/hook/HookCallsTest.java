package ishibashi.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import ishibashi.message.MemberId;
import ishibashi.routes.known.KnownKeys;
import ishibashi.routes.known.KnownMembers;
import ishibashi.routes.known.ListedHooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fhir §3, rest-hook: who is called, and what counts as taken. */
class HookCallsTest {
    private static final MemberId BANK = new MemberId("bank-99");

    private final ListedHooks hooks = new ListedHooks();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private HookCalls calls;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            heard.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (path.equals("/moved")) {
                exchange.getResponseHeaders().set("Location", at("/elsewhere").toString());
            }
            exchange.sendResponseHeaders(
                    switch (path) {
                        case "/well" -> 204;
                        case "/moved" -> 307;
                        default -> 500;
                    },
                    -1);
            exchange.close();
        });
        server.start();
        calls = new HookCalls(
                hooks,
                told -> told.events()
                        .toString()
                        .replaceAll("result=[^,]*, ", "")
                        .getBytes(StandardCharsets.UTF_8),
                KnownMembers.banks("bank-99"),
                new HookTls(KnownKeys.broker(folder).tls()),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void due(String path, boolean enrolled, long events) {
        if (enrolled) {
            hooks.enrol(at(path));
        }
        hooks.put(BANK, at(path), events);
    }

    @Test
    void an_endpoint_that_answers_well_has_taken_all_that_it_was_told() {
        due("/well", true, 3);
        calls.turn();
        assertThat(hooks.said()).containsExactly("/well taken 3");
        assertThat(heard).hasSize(1).allSatisfy(body -> assertThat(body).contains("number=1", "number=2", "number=3"));
    }

    @Test
    void no_more_than_a_hundred_events_are_told_at_once() {
        due("/well", true, 250);
        calls.turn();
        assertThat(hooks.said()).containsExactly("/well taken 100");
    }

    @Test
    void an_address_that_nobody_enrolled_is_not_called() {
        due("/well", false, 1);
        calls.turn();
        assertThat(hooks.said()).containsExactly("/well failed");
        assertThat(heard).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed_and_one_bad_endpoint_keeps_no_other_waiting() {
        due("/moved", true, 1);
        due("/broken", true, 1);
        due("/well", true, 1);
        calls.turn();
        assertThat(hooks.said()).containsExactly("/broken failed", "/moved failed", "/well taken 1");
        assertThat(List.copyOf(heard)).noneMatch(path -> path.startsWith("/elsewhere"));
    }
}
