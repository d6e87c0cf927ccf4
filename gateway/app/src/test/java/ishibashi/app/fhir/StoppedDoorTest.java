package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** rulings 30: an operator stops the door; whoever comes hears so at once, and is served when it is open again. */
@ExtendWith(SharedGateway.class)
class StoppedDoorTest {
    private static final String BANK = "bank-01";

    private final GatewayProcess gateway;

    StoppedDoorTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_stopped_door_says_busy_and_an_opened_one_takes_the_same_request() throws Exception {
        byte[] body = Examples.bytes(Examples.vacancy(BANK, Examples.number()));
        try (FhirMember bank = new FhirMember(gateway, BANK);
                Ledger ledger = new Ledger(gateway)) {
            String signature = FhirMember.signature(bank.keys(), body);
            long received = ledger.messages(BANK, "received");
            assertThat(ledger.route("stop")).isEqualTo(200);
            try {
                FhirAnswer busy = bank.plain("POST", "/PractitionerRole", body, "Ishibashi-Signature", signature);
                assertThat(busy.refused(503, "busy").header("Retry-After")).matches("[1-9][0-9]*");
                assertThat(busy.json().path("issue").path(0).path("code").asString())
                        .isEqualTo("transient");
                bank.get("/PractitionerRole?kind=vacancy").refused(503, "busy");
            } finally {
                assertThat(ledger.route("start")).isEqualTo(200);
            }
            assertThat(ledger.messages(BANK, "received")).isEqualTo(received);
            bank.plain("POST", "/PractitionerRole", body, "Ishibashi-Signature", signature)
                    .is(201);
            ledger.balanced();
        }
    }
}
