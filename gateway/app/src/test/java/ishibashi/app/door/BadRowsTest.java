package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row that may not be there at all, by every door: the others of its file go on, nothing of it is told. */
@ExtendWith(SharedGateway.class)
class BadRowsTest {
    private static final String MY_NUMBER = "123456789018";
    private static final String PATIENT = "架空病人太郎";
    private static final AtomicInteger NUMBER = new AtomicInteger(90_000);

    private final Ways ways;

    BadRowsTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
    }

    @TestFactory
    Stream<DynamicTest> a_row_with_a_my_number_is_held_alone_and_the_number_is_nowhere() {
        return everyDoor(way -> {
            String list = new String(Lists.fresh(3), Lists.MS932);
            int end = list.lastIndexOf(",,,,\r\n");
            String spoilt = list.substring(0, end) + ",マイナンバー " + MY_NUMBER + list.substring(end + 1);
            JsonNode receipt = sent(way, "bank-01", spoilt.getBytes(Lists.MS932));
            JsonNode rows = rows(receipt, "law-individual-number", MY_NUMBER);
            assertThat(rows.get("accepted").intValue()).isEqualTo(2);
            assertThat(rows.get("quarantined").intValue()).isEqualTo(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_medical_row_is_rejected_alone_and_nothing_of_it_is_kept() {
        return everyDoor(way -> {
            JsonNode receipt = sent(way, "bank-13", medical());
            JsonNode rows = rows(receipt, "patient-data", PATIENT);
            assertThat(rows.get("accepted").intValue()).isEqualTo(2);
            assertThat(rows.get("rejected").intValue()).isEqualTo(1);
        });
    }

    private interface Trial {
        void by(Way way) throws Exception;
    }

    private Stream<DynamicTest> everyDoor(Trial trial) {
        return Stream.of(ways.file(), ways.drop(), ways.queue())
                .map(way -> DynamicTest.dynamicTest(way.name(), () -> {
                    trial.by(way);
                    new Books(ways.gateway()).balanced();
                }));
    }

    private JsonNode sent(Way way, String member, byte[] content) throws Exception {
        Way.Answered answered = way.submit(member, "list", Openssl.sign(ways.keys(member), content));
        JsonNode receipt = JsonMapper.shared()
                .readTree(Openssl.verifyJws(
                        ways.gateway().home().resolve("dev/gateway/signing.pem"),
                        answered.receipt().orElseThrow()));
        assertThat(new Books(ways.gateway()).settled(receipt).get("accepted").intValue())
                .isEqualTo(1);
        return receipt;
    }

    /** The counts; the refusal is told with its code, the number or name is not, not even to who shows the row. */
    private JsonNode rows(JsonNode receipt, String code, String never) throws Exception {
        try (OperatorClient operator =
                new OperatorClient(ways.gateway().home(), ways.gateway().operatorPort())) {
            String query = "?message=" + receipt.get("messageId").stringValue();
            JsonNode held = operator.get("/quarantine" + query).get("quarantine");
            assertThat(held.toString()).contains(code).doesNotContain(never);
            for (JsonNode row : held) {
                String raw = "/quarantine/row" + query + "&ordinal="
                        + row.get("ordinal").intValue() + "&reason=test";
                if (row.get("state").stringValue().equals("rejected")) {
                    assertThatThrownBy(() -> operator.get(raw)).hasMessageContaining("404");
                } else {
                    assertThat(operator.get(raw).toString()).doesNotContain(never);
                }
            }
            return operator.get("/ledger" + query).get("rows");
        }
    }

    /** Three vacancies, the second with a patient inside. */
    private static byte[] medical() throws Exception {
        List<String> lines = Files.readAllLines(
                        GatewayProcess.root().resolve("mappings/banks/13-tokyo/samples/vacancies.jsonl"))
                .subList(1, 4);
        StringBuilder list = new StringBuilder();
        for (String line : lines) {
            String own = line.replaceFirst("13-2026-[0-9]+", "13-2026-" + NUMBER.incrementAndGet());
            list.append(
                            list.isEmpty() || list.toString().contains(PATIENT)
                                    ? own
                                    : own.replaceFirst(
                                            "\"memo\": *\"[^\"]*\"",
                                            "\"memo\": {\"a\": [{\"resourceType\": \"Patient\", \"name\": \"" + PATIENT
                                                    + "\"}]}"))
                    .append('\n');
        }
        assertThat(list.toString()).contains(PATIENT);
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }
}
