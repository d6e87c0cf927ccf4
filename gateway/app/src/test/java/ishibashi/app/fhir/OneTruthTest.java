package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Lists;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** rulings 40: one record over all doors, by number and operator of record. */
@ExtendWith(SharedGateway.class)
class OneTruthTest {
    private static final String BANK = "bank-01";
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final FhirMember bank;
    private final OutsideClient files;
    private final Ledger ledger;

    OneTruthTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
        this.files = new OutsideClient(FhirMember.keys(gateway, BANK), gateway.membersPort());
        this.ledger = new Ledger(gateway);
    }

    @AfterEach
    void balanced() throws Exception {
        ledger.balanced();
        bank.close();
        files.close();
        ledger.close();
    }

    @Test
    void a_row_of_a_file_is_found_by_its_number_and_read_whole() throws Exception {
        byte[] list = Lists.fresh(1);
        accepted(list);
        JsonNode own = own(list);
        assertThat(own.path("meta").path("versionId").asString()).isEqualTo("1");
        assertThat(own.path("meta").path("security").toString()).doesNotContain("ANONYED");
        assertThat(own.path("organization").path("reference").asString()).startsWith("Organization/");
        FhirAnswer facility = bank.get(
                        "/" + own.path("organization").path("reference").asString())
                .is(200);
        // The row's own second field.
        assertThat(new String(list, MS932))
                .contains(facility.json().path("name").asString());
        assertThat(facility.json().path("name").asString()).isNotBlank();
    }

    @Test
    void what_was_read_can_be_changed_and_sent_back() throws Exception {
        byte[] list = Lists.fresh(1);
        accepted(list);
        ObjectNode own = own(list);
        String id = own.path("id").asString();
        FhirAnswer changed =
                bank.update(id, "W/\"1\"", Examples.headcount(own, 9)).is(200);
        assertThat(changed.header("ETag")).isEqualTo("W/\"2\"");
        ObjectNode now = own(list);
        assertThat(now.path("id").asString()).isEqualTo(id);
        assertThat(Examples.extension(now, "headcount").path("valuePositiveInt").asInt())
                .isEqualTo(9);
        ((ObjectNode) own.path("meta")).set("versionId", now.path("meta").path("versionId"));
        assertThat(names(now)).isEqualTo(names(own));
    }

    @Test
    void an_equal_row_in_a_later_file_makes_no_version() throws Exception {
        byte[] list = Lists.fresh(1);
        accepted(list);
        byte[] both = (new String(list, MS932) + line(Lists.fresh(1)) + "\r\n").getBytes(MS932);
        JsonNode rows = ledger.settled(message(files.post("both.csv", both)));
        assertThat(rows.path("duplicate").asInt()).isEqualTo(1);
        assertThat(rows.path("accepted").asInt()).isEqualTo(1);
        assertThat(own(list).path("meta").path("versionId").asString()).isEqualTo("1");
    }

    @Test
    void a_file_signed_before_an_update_comes_too_late() throws Exception {
        byte[] list = Lists.fresh(1);
        accepted(list);
        byte[] older =
                Openssl.sign(bank.keys(), (new String(list, MS932) + line(Lists.fresh(1)) + "\r\n").getBytes(MS932));
        ObjectNode own = own(list);
        Examples.nextSecond();
        bank.update(own.path("id").asString(), "W/\"1\"", Examples.headcount(own, 9))
                .is(200);
        String message = message(files.postRaw("older.csv", older));
        JsonNode rows = ledger.settled(message);
        assertThat(rows.path("quarantined").asInt()).isEqualTo(1);
        assertThat(ledger.held(message)).hasSize(1).allMatch(row -> row.contains("version-conflict"));
        assertThat(own(list).path("meta").path("versionId").asString()).isEqualTo("2");
    }

    private void accepted(byte[] list) throws Exception {
        assertThat(ledger.settled(message(files.post("list.csv", list)))
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    private static String message(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        return OutsideClient.claim(answer.body()).path("messageId").asString();
    }

    private static String line(byte[] list) {
        return new String(list, MS932).split("\r\n", -1)[1];
    }

    private ObjectNode own(byte[] list) throws Exception {
        String number = line(list).split(",", 2)[0];
        List<JsonNode> found = bank.own(number);
        assertThat(found).hasSize(1);
        return (ObjectNode) found.getFirst();
    }

    private static List<String> names(JsonNode role) {
        return role.path("extension")
                .valueStream()
                .map(e -> e.path("url").asString())
                .filter(url -> !url.endsWith("/value-source"))
                .sorted()
                .toList();
    }
}
