package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An urgent vacancy by SOAP reaches the bank of a doctor whom it suits within seconds, and no doctor who has not agreed. */
@ExtendWith(SharedGateway.class)
class SoapUrgentTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayProcess gateway;

    SoapUrgentTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void an_urgent_vacancy_is_noticed_to_the_bank_of_a_matching_doctor() throws Exception {
        OneVacancy vacancy = OneVacancy.fresh();
        int number = ThreadLocalRandom.current().nextInt(2_000_000, 9_000_000);
        String everywhere = "S1" + number;
        String ownBankOnly = "S2" + number;
        try (SoapMember theirs = new SoapMember(gateway, "bank-13");
                SoapMember bank = new SoapMember(gateway, "bank-09")) {
            registered(theirs.http(), everywhere, ownBankOnly);
            Said said = bank.send(vacancy.submitAs("urgent.xml"));
            assertThat(said.text("outcome")).isEqualTo("created");
            Set<String> noticed = new TreeSet<>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        noticed.addAll(noticed(theirs.http()));
                        return noticed.contains(everywhere);
                    });
            assertThat(noticed).doesNotContain(ownBankOnly);
            assertThat(Integer.parseInt(bank.send(vacancy.status()).text("reach")))
                    .isPositive();
        }
    }

    /** Two doctors alike, one of whom agreed to be shown everywhere, the other to the own bank alone. */
    private void registered(OutsideClient theirs, String everywhere, String ownBankOnly) throws Exception {
        String list = OneVacancy.text("two-seekers.json")
                .replace("NUMBER-A", everywhere)
                .replace("NUMBER-B", ownBankOnly);
        HttpResponse<byte[]> answer = theirs.post("seekers.json", list.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(new Books(gateway)
                        .settled(OutsideClient.claim(answer.body()))
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
    }

    /** The own numbers to whom notices are addressed; what was read is acknowledged. */
    private Set<String> noticed(OutsideClient member) throws IOException, InterruptedException {
        Path keys = gateway.home().resolve("dev/gateway");
        List<OutsideClient.Item> items = member.outbox(1_000);
        Set<String> numbers = new TreeSet<>();
        for (OutsideClient.Item item : items) {
            if (item.event().equals("notice")) {
                JsonNode bundle = JSON.readTree(Openssl.verify(
                        keys.resolve("signing.pem"),
                        keys.resolve("chain.pem"),
                        item.body().toArray()));
                for (JsonNode recipient : bundle.findValues("recipient")) {
                    recipient.forEach(seeker ->
                            numbers.add(seeker.path("identifier").path("value").asString("")));
                }
            }
        }
        member.acknowledge(items.stream().map(OutsideClient.Item::id).toList());
        return numbers;
    }
}
