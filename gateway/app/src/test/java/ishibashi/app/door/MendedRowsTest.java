package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row that waits is put right: by hand, by reading it anew, by a later file; and its bank is told. */
@ExtendWith(SharedGateway.class)
class MendedRowsTest {
    private static final String MEMBER = "bank-01";
    private static final String DATE = "令和８年１１月１日";

    private final GatewayProcess gateway;
    private final Ways ways;
    private final OperatorClient operator;

    MendedRowsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.ways = new Ways(gateway);
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    @AfterEach
    void close() throws Exception {
        new Books(gateway).balanced();
        operator.close();
    }

    @Test
    void a_row_that_is_repaired_by_hand_is_accepted_and_its_bank_is_told_why() throws Exception {
        String message = sent(list().replaceFirst(DATE, "十三月ごろ"));
        JsonNode row = waiting(message).getFirst();
        assertThat(row.toString()).contains("採用希望日");
        assertThat(operator.post("/quarantine/repair", """
                        {"message":"%s","ordinal":%d,"cells":{"採用希望日":"2026-11-01"},"reason":"電話で確認"}""".formatted(
                                message, row.get("ordinal").intValue())))
                .isEqualTo(200);
        settled(message, 2, 0);
        assertThat(waiting(message)).isEmpty();
        assertThat(operator.get("/audit?act=row-repaired&message=" + message).toString())
                .contains("電話で確認")
                .doesNotContain("2026-11-01");
        assertThat(receiptWith("電話で確認", message)).contains("\"accepted\",\"valueInteger\":2");
    }

    @Test
    void a_repair_that_does_not_help_leaves_the_row_waiting_and_a_second_one_adds_to_it() throws Exception {
        String message = sent(list().replaceFirst(DATE, "十三月ごろ").replaceFirst("無期", "月契約"));
        int ordinal = waiting(message).getFirst().get("ordinal").intValue();
        repair(message, ordinal, "採用希望日", "2026-11-01");
        settled(message, 1, 1);
        assertThat(waiting(message).getFirst().toString()).contains("雇用形態").doesNotContain("bad-date");
        repair(message, ordinal, "雇用形態", "無期");
        settled(message, 2, 0);
    }

    @Test
    void all_rows_of_one_reason_are_read_anew_and_those_that_are_still_bad_wait_on() throws Exception {
        String message = sent(list().replaceFirst(DATE, "十三月ごろ"));
        String code =
                waiting(message).getFirst().get("refusals").get(0).get("code").stringValue();
        assertThat(operator.post("/quarantine/replay", """
                        {"code":"%s","member":"%s","reason":"フォルダを見直した"}""".formatted(code, MEMBER)))
                .isEqualTo(200);
        settled(message, 1, 1);
        assertThat(waiting(message)).hasSize(1);
        assertThat(receiptWith("フォルダを見直した", message)).contains("\"quarantined\",\"valueInteger\":1");
    }

    @Test
    void a_later_file_that_has_the_row_right_closes_it() throws Exception {
        String right = list();
        String message = sent(right.replaceFirst(DATE, "十三月ごろ"));
        assertThat(waiting(message)).hasSize(1);
        sent(right);
        assertThat(waiting(message)).isEmpty();
        assertThat(rows(message).get("quarantined").intValue()).isEqualTo(1);
    }

    @Test
    void a_column_that_the_row_does_not_have_is_refused_and_the_row_waits_on() throws Exception {
        String message = sent(list().replaceFirst(DATE, "十三月ごろ"));
        int ordinal = waiting(message).getFirst().get("ordinal").intValue();
        assertThat(operator.post("/quarantine/repair", """
                        {"message":"%s","ordinal":%d,"cells":{"ない列":"1"},"reason":"試し"}""".formatted(message, ordinal)))
                .isEqualTo(400);
        assertThat(waiting(message)).hasSize(1);
        settled(message, 1, 1);
    }

    private static String list() throws Exception {
        return new String(Lists.fresh(2), Lists.MS932);
    }

    private void repair(String message, int ordinal, String column, String text) throws Exception {
        String body = """
                {"message":"%s","ordinal":%d,"cells":{"%s":"%s"},"reason":"電話で確認"}""".formatted(message, ordinal, column, text);
        assertThat(operator.post("/quarantine/repair", body)).isEqualTo(200);
    }

    private String sent(String list) throws Exception {
        Way.Answered answered =
                ways.file().submit(MEMBER, "list.csv", Openssl.sign(ways.keys(MEMBER), list.getBytes(Lists.MS932)));
        JsonNode receipt = JsonMapper.shared()
                .readTree(Openssl.verifyJws(
                        gateway.home().resolve("dev/gateway/signing.pem"),
                        answered.receipt().orElseThrow()));
        new Books(gateway).settled(receipt);
        return receipt.get("messageId").stringValue();
    }

    private List<JsonNode> waiting(String message) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        operator.get("/quarantine?message=" + message).get("quarantine").forEach(rows::add);
        return rows;
    }

    private JsonNode rows(String message) throws Exception {
        return operator.get("/ledger?message=" + message).get("rows");
    }

    private void settled(String message, int accepted, int quarantined) {
        Awaitility.await("the row is final")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> operator.get("/ledger?message=" + message), books -> {
                    JsonNode rows = books.get("rows");
                    return books.get("messages").get("accepted").intValue() == 1
                            && rows.get("received").intValue() == accepted + quarantined
                            && rows.get("accepted").intValue() == accepted
                            && rows.get("quarantined").intValue() == quarantined;
                });
    }

    /** The Bundle of the receipt that says so of the message, when it is let out; what is read is acknowledged. */
    private String receiptWith(String reason, String message) throws Exception {
        try (OutsideClient bank =
                new OutsideClient(gateway.home().resolve("dev").resolve(MEMBER), gateway.membersPort())) {
            return Awaitility.await("a receipt with the reason")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page(bank, reason, message), found -> !found.isEmpty());
        }
    }

    private static String page(OutsideClient bank, String reason, String message) throws Exception {
        String found = "";
        List<OutsideClient.Item> page = bank.outbox(200);
        for (OutsideClient.Item item : page) {
            String text = content(item);
            found = item.event().equals("receipt") && text.contains(message) && text.contains(reason) ? text : found;
        }
        bank.acknowledge(page.stream().map(OutsideClient.Item::id).toList());
        return found;
    }

    private static String content(OutsideClient.Item item) throws Exception {
        CMSSignedData signed = new CMSSignedData(item.body().toArray());
        return new String(
                (byte[]) Objects.requireNonNull(signed.getSignedContent()).getContent(), StandardCharsets.UTF_8);
    }
}
