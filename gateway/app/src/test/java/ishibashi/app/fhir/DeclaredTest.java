package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** fhir §3: {@code /metadata} names the search parameters that are answered, and no other; those of ours are defined. */
@ExtendWith(SharedGateway.class)
class DeclaredTest {
    private final FhirMember one;

    DeclaredTest(GatewayProcess gateway) {
        this.one = new FhirMember(gateway, "bank-01");
    }

    @AfterEach
    void close() {
        one.close();
    }

    /** Those of R4 and of fhir §3, each with a value of its type. */
    @ParameterizedTest
    @CsvSource({
        "PractitionerRole, _id,                6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, token",
        "PractitionerRole, _lastUpdated,       ge2026-11-01,         date",
        "PractitionerRole, identifier,         T-1,                  token",
        "PractitionerRole, active,             true,                 token",
        "PractitionerRole, specialty,          cardiology,           token",
        "PractitionerRole, location,           Location/jis-090000,  reference",
        "PractitionerRole, organization,       0919900019,           reference",
        "PractitionerRole, kind,               vacancy,              uri",
        "PractitionerRole, urgency,            immediate,            token",
        "PractitionerRole, employment-type,    spot,                 token",
        "PractitionerRole, work-pattern,       full-time,            token",
        "PractitionerRole, workplace-kind,     employed,             token",
        "PractitionerRole, facility-type,      hospital,             token",
        "PractitionerRole, start,              ge2026-11-01,         date",
        "PractitionerRole, valid,              ge2026-11-01,         date",
        "PractitionerRole, duty,               night,                token",
        "PractitionerRole, telesupport,        HealthcareService/x,  reference",
        "PractitionerRole, operator-of-record, bank-01,              reference",
        "PractitionerRole, date,               ge2026-11-01,         date",
        "PractitionerRole, email,              x,                    token",
        "PractitionerRole, endpoint,           Endpoint/x,           reference",
        "PractitionerRole, phone,              x,                    token",
        "PractitionerRole, practitioner,       Practitioner/x,       reference",
        "PractitionerRole, role,               x,                    token",
        "PractitionerRole, service,            HealthcareService/x,  reference",
        "PractitionerRole, telecom,            x,                    token",
        "Task,             _id,                6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, token",
        "Task,             identifier,         6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, token",
        "Task,             status,             requested,            token",
        "Task,             business-status,    L1,                   token",
        "Task,             modified,           ge2026-11-01,         date",
        "Task,             owner,              Organization/x,       reference",
        "Task,             focus,              PractitionerRole/x,   reference",
        "AuditEvent,       date,               ge2026-11-01,         date",
        "AuditEvent,       entity,             PractitionerRole/x,   reference"
    })
    void a_parameter_is_declared_if_it_is_answered(String resource, String name, String value, String type)
            throws Exception {
        FhirAnswer answer = one.get("/" + resource + FhirMember.query(name, value));
        List<JsonNode> declared = declared(resource, name);
        if (declared.isEmpty()) {
            answer.refused(400, "unknown-parameter");
            return;
        }
        answer.is(200);
        assertThat(declared).hasSize(1);
        assertThat(declared.getFirst().path("type").asString()).isEqualTo(type);
        if (declared.getFirst().has("definition")) {
            JsonNode defined = one.get("/SearchParameter"
                            + FhirMember.query(
                                    "url",
                                    declared.getFirst().path("definition").asString()))
                    .is(200)
                    .json();
            assertThat(defined.at("/entry/0/resource/code").asString()).isEqualTo(name);
        }
    }

    private List<JsonNode> declared(String resource, String name) throws Exception {
        return one.get("/metadata")
                .is(200)
                .json()
                .at("/rest/0/resource")
                .valueStream()
                .filter(r -> r.path("type").asString().equals(resource))
                .flatMap(r -> r.path("searchParam").valueStream())
                .filter(p -> p.path("name").asString().equals(name))
                .toList();
    }
}
