package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rulings 31: the memory for bodies is for bodies; a search has none. */
@ExtendWith(SharedGateway.class)
class ManySearchesTest {
    private static final List<String> BANKS = List.of("bank-01", "bank-09", "bank-13", "bank-35", "bank-36", "bank-42");
    private static final int EACH = 8;

    private final GatewayProcess gateway;

    ManySearchesTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void six_banks_search_eight_times_at_once_and_all_are_answered() throws Exception {
        List<FhirMember> members =
                BANKS.stream().map(bank -> new FhirMember(gateway, bank)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(BANKS.size() * EACH)) {
            List<Future<FhirAnswer>> answers = new ArrayList<>();
            for (int n = 0; n < EACH; n++) {
                members.forEach(
                        member -> answers.add(threads.submit(() -> member.search("kind", "vacancy", "_count", "200"))));
            }
            for (Future<FhirAnswer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            members.forEach(FhirMember::close);
        }
    }

    /** HAPI would send each extension in a packet of its own. */
    @Test
    void an_answer_comes_whole_with_its_length() throws Exception {
        try (FhirMember member = new FhirMember(gateway, BANKS.getFirst())) {
            FhirAnswer answer = member.search("kind", "vacancy", "_count", "200");
            assertThat(answer.header("Transfer-Encoding")).isEmpty();
            assertThat(answer.header("Content-Length"))
                    .isEqualTo(Integer.toString(answer.body().size()));
        }
    }
}
