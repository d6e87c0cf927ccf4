package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank whose folder says so withdraws what its next list no longer has; a list that may have lost its tail waits (rulings 5). */
@ExtendWith(SharedGateway.class)
class MissingTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String BANK = "bank-28";

    private final GatewayProcess gateway;
    private final Books books;

    @TempDir
    private Path folder;

    MissingTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.books = new Books(gateway);
    }

    @Test
    void what_the_next_list_no_longer_has_is_found_by_nobody() throws Exception {
        Path keys = connected();
        try (OutsideClient bank = new OutsideClient(keys, gateway.membersPort());
                OutsideClient other = new OutsideClient(gateway.home().resolve("dev/bank-13"), gateway.membersPort());
                OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            books.through(sent(bank, list(12)));
            assertThat(found(other)).isEqualTo(12);

            String next = sent(bank, list(10));
            JsonNode ledger = books.through(next);
            assertThat(found(other)).isEqualTo(10);
            assertThat(ledger.get("withdrawn").intValue()).isEqualTo(2);
            assertThat(ledger.get("rows").get("duplicate").intValue()).isEqualTo(10);
            assertThat(ledger.get("rows").get("received").intValue()).isEqualTo(10);
            assertThat(operator.get("/audit?act=missing-withdrawn").toString()).contains(next, "\"2\"");

            String shrunk = sent(bank, list(3));
            books.through(shrunk);
            JsonNode held = operator.get("/quarantine?message=" + shrunk).get("quarantine");
            assertThat(held.toString()).contains("held-shrunk", "前回 10 行、今回 3 行");
            assertThat(found(other)).isEqualTo(10);

            gateway.said("quarantine", "replay", "--message", shrunk, "--reason", "本当に三件だけになった");
            assertThat(books.through(shrunk).get("withdrawn").intValue()).isEqualTo(7);
            assertThat(found(other)).isEqualTo(3);

            books.through(again(bank, next));
            assertThat(found(other)).isEqualTo(10);
            String repeated = again(bank, shrunk, 3);
            books.through(repeated);
            assertThat(operator.get("/quarantine?message=" + repeated).toString())
                    .contains("held-shrunk");
        }
    }

    private Path connected() throws Exception {
        MappingFolder copy = MappingFolder.of("28", folder);
        Path fields = copy.directory().resolve("fields.yaml");
        Files.writeString(
                fields,
                Files.readString(fields).replace("    kind: vacancy\n", "    kind: vacancy\n    missing: withdrawn\n"));
        Path keys = folder.resolve("keys");
        gateway.enrolBank(BANK, keys, "28");
        copy.switchedOn(gateway, BANK, 1, "新しいバンク");
        return keys;
    }

    /** So many vacancies where no other test has one. */
    private static byte[] list(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(n -> "28-2026-%03d,守礼病院,沖縄県那覇市,内科,無期,2027-04-01\r\n".formatted(n))
                .collect(Collectors.joining("", "求人番号,医療機関名,勤務地,募集科目,雇用形態,採用希望日\r\n", ""))
                .getBytes(MS932);
    }

    private static String sent(OutsideClient bank, byte[] list) throws Exception {
        var answer = bank.post("kyujin_20260820.csv", list);
        assertThat(answer.statusCode()).isBetween(200, 201);
        return OutsideClient.claim(answer.body()).get("messageId").stringValue();
    }

    /** The list of ten, signed in a later second than before: not a repeat, since much has changed in between. */
    private static String again(OutsideClient bank, String before) {
        return again(bank, before, 10);
    }

    private static String again(OutsideClient bank, String before, int rows) {
        return Awaitility.await("taken as a new message")
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent(bank, list(rows)), message -> !message.equals(before));
    }

    /** How many vacancies of that prefecture another bank finds. */
    private static int found(OutsideClient other) throws Exception {
        var answer = other.send(other.request("/fhir/PractitionerRole?kind=vacancy&location=jis-470007&_count=200")
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("entry").size();
    }
}
