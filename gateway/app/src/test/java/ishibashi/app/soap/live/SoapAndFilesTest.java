package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.door.Lists;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Rulings 3, 40: a row of a bank's list (CSV, MS932) and a SOAP request that mean the same are one version of one record. */
@ExtendWith(SharedGateway.class)
class SoapAndFilesTest {
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final GatewayProcess gateway;
    private final SoapMember bank;
    private final byte[] list = Lists.fresh(1);
    private final OneVacancy vacancy = new OneVacancy(number(list));

    SoapAndFilesTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        this.bank = new SoapMember(gateway, "bank-01");
    }

    @AfterEach
    void balanced() throws IOException, InterruptedException {
        bank.close();
        new Books(gateway).balanced();
    }

    private static String number(byte[] list) {
        return new String(list, MS932).split("\r\n", -1)[1].split(",", 2)[0];
    }

    @Test
    void what_a_file_said_is_told_over_soap_and_said_again_there_changes_nothing() throws Exception {
        assertThat(rows(list).get("accepted").intValue()).isEqualTo(1);
        Said status = bank.send(vacancy.status());
        assertThat(OneVacancy.standing(status)).isEqualTo("active 1 file");
        Said same = bank.send(vacancy.submitAs("list-row.xml"));
        assertThat(same.text("outcome")).isEqualTo("unchanged");
        assertThat(same.text("version")).isEqualTo("1");
        assertThat(same.text("record")).isEqualTo(status.text("record"));
    }

    @Test
    void what_soap_said_is_a_duplicate_in_a_file() throws Exception {
        assertThat(bank.send(vacancy.submitAs("list-row.xml")).text("outcome")).isEqualTo("created");
        JsonNode rows = rows(list);
        assertThat(rows.get("duplicate").intValue()).isEqualTo(1);
        assertThat(rows.get("accepted").intValue()).isZero();
        assertThat(OneVacancy.standing(bank.send(vacancy.status()))).isEqualTo("active 1 soap");
    }

    @Test
    void a_change_of_what_a_file_said_needs_the_version_that_stands() throws Exception {
        rows(list);
        Said other = bank.send(vacancy.submitAs("list-row.xml").replace("<headcount>1", "<headcount>2"));
        assertThat(other.code()).isEqualTo("version-conflict");
        assertThat(bank.send(vacancy.update(1)).text("version")).isEqualTo("2");
        assertThat(bank.send(vacancy.withdraw(1)).code()).isEqualTo("version-conflict");
    }

    /** Sent as a file, once all of it is understood. */
    private JsonNode rows(byte[] content) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = bank.http().post("list", content);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode receipt = OutsideClient.claim(answer.body());
        assertThat(new Books(gateway).settled(receipt).get("accepted").intValue())
                .isEqualTo(1);
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return operator.get("/ledger?message=" + receipt.get("messageId").stringValue())
                    .get("rows");
        }
    }
}
