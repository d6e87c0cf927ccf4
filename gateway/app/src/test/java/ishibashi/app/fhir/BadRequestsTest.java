package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.OutputStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** contract §6, fhir §3: requests that are refused for what they are, not for what they say. */
@ExtendWith(SharedGateway.class)
class BadRequestsTest {
    private static final String BANK = "bank-01";

    private final GatewayProcess gateway;
    private final FhirMember bank;
    private final Ledger ledger;
    private final String number = Examples.number();
    private final byte[] body = Examples.bytes(Examples.vacancy(BANK, number));
    private long received;

    BadRequestsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.bank = new FhirMember(gateway, BANK);
        this.ledger = new Ledger(gateway);
    }

    @BeforeEach
    void count() throws Exception {
        received = ledger.messages(BANK, "received");
    }

    @AfterEach
    void nothing_is_kept_and_the_books_balance() throws Exception {
        assertThat(bank.own(number)).isEmpty();
        ledger.balanced();
        bank.close();
        ledger.close();
    }

    @Test
    void without_a_signature() throws Exception {
        bank.plain("POST", "/PractitionerRole", body).refused(403, "signature-missing");
        assertThat(ledger.messages(BANK, "received")).isEqualTo(received + 1);
    }

    @Test
    void with_the_signature_of_another_member() throws Exception {
        String others = FhirMember.signature(FhirMember.keys(gateway, "bank-13"), body);
        bank.plain("POST", "/PractitionerRole", body, "Ishibashi-Signature", others)
                .refused(403, "unknown-member");
    }

    @Test
    void with_one_flipped_byte() throws Exception {
        String signature = FhirMember.signature(bank.keys(), body);
        byte[] flipped = body.clone();
        flipped[new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(number)] ^= 1;
        bank.plain("POST", "/PractitionerRole", flipped, "Ishibashi-Signature", signature)
                .refused(403, "signature-invalid");
    }

    @Test
    void with_a_signature_that_is_none() throws Exception {
        bank.plain("POST", "/PractitionerRole", body, "Ishibashi-Signature", "not base64!")
                .refused(403, "signature-invalid");
    }

    @Test
    void with_a_good_header_and_a_spoiled_signature_inside() throws Exception {
        var bundle = Examples.bundle("transaction", Examples.vacancy(BANK, number));
        byte[] inside =
                SignedBundle.by(BANK, bank.keys(), bundle, java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC));
        byte[] spoiled = new String(inside, java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"transaction\"", "\"batch\"")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bank.signed("POST", "", spoiled).refused(403, "signature-invalid");
    }

    @Test
    void packed() throws Exception {
        bank.signed("POST", "/PractitionerRole", body, "Content-Encoding", "gzip")
                .refused(415, "encoding-not-allowed");
    }

    @Test
    void as_turtle_or_lines() throws Exception {
        for (String type :
                new String[] {"text/turtle", "application/x-turtle", "application/fhir+ndjson", "text/plain"}) {
            bank.signed("POST", "/PractitionerRole", body, "Content-Type", type).refused(415, "media-not-allowed");
        }
    }

    @Test
    void to_delete_or_patch() throws Exception {
        FhirAnswer deleted = bank.plain("DELETE", "/PractitionerRole/x", new byte[0]);
        assertThat(deleted.refused(405, "method-not-allowed").header("Allow")).contains("GET", "POST", "PUT");
        bank.signed("PATCH", "/PractitionerRole/x", body, "Content-Type", "application/json-patch+json")
                .refused(405, "method-not-allowed");
    }

    @Test
    void to_update_without_an_id_or_under_another() throws Exception {
        String address = "/PractitionerRole/6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e";
        FhirAnswer without = bank.signed("PUT", address, body, "If-Match", "W/\"1\"");
        assertThat(without.refused(400, "request-malformed").text()).contains("PractitionerRole.id");
        byte[] other = Examples.bytes(Examples.vacancy(BANK, number).put("id", "another"));
        bank.signed("PUT", address, other, "If-Match", "W/\"1\"").refused(400, "request-malformed");
    }

    @Test
    void to_create_under_an_id_of_the_senders_choice() throws Exception {
        FhirAnswer answer = bank.update("my-own-id", "W/\"1\"", Examples.vacancy(BANK, number));
        assertThat(answer.refusal().status()).isIn(404, 405);
    }

    @Test
    void of_thirty_three_mebibytes() throws Exception {
        bank.plain("POST", "/PractitionerRole", new byte[33 << 20]).refused(413, "too-large");
    }

    @Test
    void with_no_body() throws Exception {
        bank.plain("POST", "/PractitionerRole", new byte[0]).refusal();
    }

    @Test
    void whose_body_stops_half_way() throws Exception {
        String signature = FhirMember.signature(bank.keys(), body);
        try (SSLSocket socket = (SSLSocket)
                OutsideClient.tls(bank.keys()).getSocketFactory().createSocket("localhost", gateway.membersPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /fhir/PractitionerRole HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
                                    + "Ishibashi-Signature: " + signature + "\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
        }
        bank.plain("POST", "/PractitionerRole", body).refused(403, "signature-missing");
        // The one that was refused just now is counted, the half one is not.
        assertThat(ledger.messages(BANK, "received")).isEqualTo(received + 1);
    }
}
