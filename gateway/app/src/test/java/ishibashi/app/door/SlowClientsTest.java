package ishibashi.app.door;

import static ishibashi.app.door.SlowAttack.chunks;
import static ishibashi.app.door.SlowAttack.drip;
import static ishibashi.app.door.SlowAttack.half;
import static ishibashi.app.door.SlowAttack.head;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * security §3.5 and its case 6: whoever sends slowly or not at all is let go within a bound, and holds nobody up. Attacks of
 * different members go on at the same time, as many as the budget of bodies lets in.
 */
@ExtendWith(SharedGateway.class)
class SlowClientsTest {
    private static final String OTHER = "bank-01";
    private static final String FHIR = "application/fhir+json";
    private static final int LARGEST = 32 << 20;
    /** Ten seconds of grace, one read that waits as long, and a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(35);

    /** Each in the form of its door; the greatest bodies wait for the member's share of memory, and are told to come later. */
    private static final Pattern REFUSED = Pattern.compile(
            "HTTP/1.1 (400 |500 )(?s:.*)\\r\\nConnection: close\\r\\n(?s:.*)request-malformed(?s:.*)|HTTP/1.1 429 (?s:.*)too-fast(?s:.*)");

    private final GatewayProcess gateway;
    private final Books books;
    private final List<SlowAttack.Begun> begun = new ArrayList<>();

    SlowClientsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.books = new Books(gateway);
    }

    @AfterEach
    void the_books_balance() throws Exception {
        for (SlowAttack.Begun each : begun) {
            each.close();
        }
        books.balanced();
    }

    @TestFactory
    Stream<DynamicTest> slow_members_on_all_of_their_places() throws Exception {
        return let_go(
                half("bank-13", "/files/half", "application/pkcs7-mime"),
                half("bank-35", "/fhir/PractitionerRole", FHIR),
                half("bank-36", "/soap/vacancies", "text/xml"),
                drip("bank-42", "/files/drip", "application/pkcs7-mime", LARGEST),
                drip("bank-09", "/soap/vacancies", "text/xml", 4 << 20),
                head("hospital-0919900019", "/fhir/PractitionerRole"),
                chunks("hospital-0919900019", "/fhir/PractitionerRole", FHIR));
    }

    @TestFactory
    Stream<DynamicTest> a_slow_member_with_the_greatest_resources() throws Exception {
        return let_go(drip("bank-13", "/fhir/PractitionerRole", FHIR, LARGEST));
    }

    private Stream<DynamicTest> let_go(SlowAttack... attacks) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (SlowAttack attack : attacks) {
            long kept = books.kept(attack.member());
            SlowAttack.Begun each = attack.begin(gateway);
            begun.add(each);
            tests.add(DynamicTest.dynamicTest(attack.name(), () -> let_go(each, kept)));
        }
        served(OTHER, Duration.ofSeconds(5));
        return tests.stream();
    }

    private void let_go(SlowAttack.Begun attack, long kept) throws Exception {
        for (CompletableFuture<SlowClient.End> end : attack.ends()) {
            SlowClient.End how = end.get(1, TimeUnit.MINUTES);
            assertThat(how.taken()).isLessThan(BOUND);
            if (attack.attack().hasBody()) {
                assertThat(how.answer()).matches(REFUSED);
            }
        }
        the_places_are_free_again(attack.attack().member());
        assertThat(books.kept(attack.attack().member())).isEqualTo(kept);
    }

    /** As many as there are, at once: a place that was lost would make the last of them wait, then refuse it. */
    private void the_places_are_free_again(String member) throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int n = 0; n < SlowAttack.PLACES; n++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            served(member, Duration.ofSeconds(8));
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
