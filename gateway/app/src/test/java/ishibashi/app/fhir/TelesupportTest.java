package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3, fields 29: a vacancy is found by the service that supports it, by its own bank alone. */
@ExtendWith(SharedGateway.class)
class TelesupportTest {
    private static final String BANK = "bank-01";
    private static final String SYSTEM = "https://ishibashi.example/fhir/NamingSystem/vacancy/bank-01";

    private final FhirMember bank;
    private final FhirMember other;
    private final String service = "TS-" + UUID.randomUUID();
    private final String number = Examples.number();

    TelesupportTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
        this.other = new FhirMember(gateway, "bank-13");
    }

    @AfterEach
    void close() {
        bank.close();
        other.close();
    }

    @Test
    void a_vacancy_is_found_by_the_service_that_came_with_it() throws Exception {
        String id = created();
        assertThat(bank.all("telesupport", "HealthcareService/" + id)).hasSize(1);
        assertThat(bank.all("telesupport", id)).hasSize(1);
        assertThat(bank.all("telesupport:identifier", SYSTEM + "|" + service)).hasSize(1);
        assertThat(bank.all("telesupport", "HealthcareService/" + UUID.randomUUID()))
                .isEmpty();
        assertThat(other.all("telesupport", "HealthcareService/" + id)).isEmpty();
        assertThat(other.all("telesupport:identifier", SYSTEM + "|" + service)).isEmpty();
    }

    @Test
    void it_is_read_back_with_the_number_of_its_service() throws Exception {
        created();
        JsonNode role = bank.own(number).getFirst();
        JsonNode reference = Examples.extension(role, "telesupport")
                .path("extension")
                .valueStream()
                .filter(part -> part.path("url").asString().equals("service"))
                .findFirst()
                .orElseThrow()
                .path("valueReference");
        assertThat(reference.at("/identifier/value").asString()).isEqualTo(service);
        assertThat(reference.has("reference")).isFalse();
    }

    /** A service and a vacancy that it supports, in one transaction. */
    private String created() throws Exception {
        ObjectNode support = Examples.read(Examples.text("14-telesupport-service.json")
                .replace("bank-35", BANK)
                .replace("TS-0001", service));
        support.remove("id");
        ObjectNode bundle = Examples.bundle("transaction", support, Examples.vacancy(BANK, number));
        JsonNode first = bundle.path("entry").path(0);
        ((ObjectNode) first.path("request")).put("url", "HealthcareService");
        String body = bundle.toString()
                .replace(
                        "\"HealthcareService/ts-35-0001\"",
                        "\"" + first.path("fullUrl").asString() + "\"");
        JsonNode entries =
                Form.JSON.sent(bank, bundle, whole -> body).is(200).json().path("entry");
        return entries.at("/0/response/location").asString().split("/", -1)[1];
    }
}
