package ishibashi.app.fhir;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** fhir §3: what could tell more than a view does is no question at all. */
@ExtendWith(SharedGateway.class)
class RefusedQuestionsTest {
    private final FhirMember one;

    RefusedQuestionsTest(GatewayProcess gateway) {
        this.one = new FhirMember(gateway, "bank-01");
    }

    @AfterEach
    void close() {
        one.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_sort=start",
                "_sort=identifier",
                "_include=PractitionerRole:organization",
                "_revinclude=PractitionerRole:organization",
                "_has:Task:focus:status=requested",
                "organization.name=x",
                "organization:Organization.name=x",
                "specialty:contains=x",
                "specialty:missing=true",
                "_filter=active%20eq%20true",
                "_text=x",
                "_content=x",
                "_list=x",
                "telesupport:missing=true",
                "frobnicate=x"
            })
    void a_question_about_what_is_hidden_is_refused_also_with_lenient_handling(String query) throws Exception {
        one.get("/PractitionerRole?" + query).refused(400, "unknown-parameter");
        one.get("/PractitionerRole?" + query, "Prefer", "handling=lenient").refused(400, "unknown-parameter");
    }

    @Test
    void a_form_that_is_not_served_is_not_answered_in_another() throws Exception {
        one.get("/PractitionerRole?_count=1", "Accept", "text/turtle").refused(406, "media-not-allowed");
        one.get("/PractitionerRole?_count=1&_format=ttl").refused(406, "media-not-allowed");
        one.get("/PractitionerRole?_count=1", "Accept", "text/turtle, application/fhir+xml;q=0.5")
                .is(200);
        one.get("/PractitionerRole?_count=1&_format=json").is(200);
        one.get("/PractitionerRole?_count=1&_format=application%2ffhir%2bjson").is(200);
    }
}
