package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** security §3.5 and its case 6: whoever sends slowly or not at all is let go within a bound, and holds nobody up. */
@ExtendWith(SharedGateway.class)
class SlowClientsTest {
    private static final String SLOW = "bank-35";
    private static final String OTHER = "bank-01";
    /** All places that a member has (security §3.5). */
    private static final int PLACES = 8;
    /** Ten seconds of grace, one read that waits as long, and a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(35);

    /** Each in the form of its door; the greatest bodies wait for the member's share of memory, and are told to come later. */
    private static final Pattern REFUSED = Pattern.compile(
            "HTTP/1.1 (400 |500 )(?s:.*)\\r\\nConnection: close\\r\\n(?s:.*)request-malformed(?s:.*)|HTTP/1.1 429 (?s:.*)too-fast(?s:.*)");

    private static final String HEAD = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n";

    private final GatewayProcess gateway;
    private final Books books;
    private final List<SlowClient> clients = new ArrayList<>();
    private long accepted;

    SlowClientsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.books = new Books(gateway);
    }

    @BeforeEach
    void count() throws Exception {
        accepted = books.kept(SLOW);
    }

    @AfterEach
    void nothing_is_kept_and_the_books_balance() throws Exception {
        for (SlowClient client : clients) {
            client.close();
        }
        assertThat(books.kept(SLOW)).isEqualTo(accepted);
        books.balanced();
    }

    @ParameterizedTest
    @CsvSource({
        "/files/half, application/pkcs7-mime",
        "/fhir/PractitionerRole, application/fhir+json",
        "/soap/vacancies, text/xml"
    })
    void bodies_that_stop_half_way_on_all_places_of_a_member(String path, String type) throws Exception {
        List<CompletableFuture<SlowClient.End>> ends = new ArrayList<>();
        for (int n = 0; n < PLACES; n++) {
            ends.add(said(HEAD.formatted(path, type) + "Content-Length: 1000\r\n\r\n{\"half\":")
                    .end());
        }
        others_are_served_at_once();
        for (CompletableFuture<SlowClient.End> end : ends) {
            let_go(end);
        }
        the_places_are_free_again();
    }

    @ParameterizedTest
    @CsvSource({
        "/files/drip, application/pkcs7-mime",
        "/fhir/PractitionerRole, application/fhir+json",
        "/soap/vacancies, text/xml"
    })
    void bodies_of_one_byte_a_second_with_the_greatest_length_allowed(String path, String type) throws Exception {
        int length = path.startsWith("/soap") ? 4 << 20 : 32 << 20;
        List<CompletableFuture<SlowClient.End>> ends = new ArrayList<>();
        for (int n = 0; n < PLACES; n++) {
            ends.add(said(HEAD.formatted(path, type) + "Content-Length: " + length + "\r\n\r\n")
                    .dripping(' ')
                    .end());
        }
        others_are_served_at_once();
        for (CompletableFuture<SlowClient.End> end : ends) {
            let_go(end);
        }
        the_places_are_free_again();
    }

    @Test
    void chunks_of_one_byte_a_second() throws Exception {
        SlowClient client = said(HEAD.formatted("/fhir/PractitionerRole", "application/fhir+json")
                + "Transfer-Encoding: chunked\r\n\r\n1000\r\n");
        let_go(client.dripping(' ').end());
    }

    @Test
    void heads_that_never_end() throws Exception {
        List<CompletableFuture<SlowClient.End>> ends = new ArrayList<>();
        for (int n = 0; n < PLACES; n++) {
            ends.add(said("POST /fhir/PractitionerRole HTTP/1.1\r\nX-Endless: ")
                    .dripping('x')
                    .end());
        }
        others_are_served_at_once();
        for (CompletableFuture<SlowClient.End> end : ends) {
            assertThat(end.get(1, TimeUnit.MINUTES).taken()).isLessThan(BOUND);
        }
    }

    private SlowClient said(String words) throws Exception {
        SlowClient client = SlowClient.saying(gateway, SLOW, words);
        clients.add(client);
        return client;
    }

    private static void let_go(CompletableFuture<SlowClient.End> end) throws Exception {
        SlowClient.End how = end.get(1, TimeUnit.MINUTES);
        assertThat(how.taken()).isLessThan(BOUND);
        assertThat(how.answer()).matches(REFUSED);
    }

    private void others_are_served_at_once() throws Exception {
        served(OTHER, Duration.ofSeconds(5));
    }

    /** As many as there are, at once: a place that was lost would make the last of them wait, then refuse it. */
    private void the_places_are_free_again() throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int n = 0; n < PLACES; n++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            served(SLOW, Duration.ofSeconds(8));
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    },
                    command -> Thread.ofVirtual().start(command)));
        }
        for (CompletableFuture<Void> each : all) {
            each.get(1, TimeUnit.MINUTES);
        }
    }

    /** An answer in time that is about the content: 403 because nothing is signed, not 429 and not 503. */
    private void served(String member, Duration atMost) throws Exception {
        Path keys = gateway.home().resolve("dev").resolve(member);
        long began = System.nanoTime();
        try (OutsideClient client = new OutsideClient(keys, gateway.membersPort())) {
            assertThat(client.postRaw("plain", new byte[] {'x'}).statusCode()).isEqualTo(403);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(atMost);
    }
}
