package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import tools.jackson.databind.JsonNode;

/** How a Bundle is written. */
enum Form {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private final String type;

    Form(String type) {
        this.type = type;
    }

    /** As HAPI writes XML; as it is in JSON. */
    String of(JsonNode bundle) {
        FhirContext context = FhirContext.forR4Cached();
        return switch (this) {
            case JSON -> bundle.toString();
            case XML ->
                context.newXmlParser()
                        .encodeResourceToString(context.newJsonParser().parseResource(Bundle.class, bundle.toString()));
        };
    }

    /** @param spoiled what is changed in its text before it is signed */
    FhirAnswer sent(FhirMember member, JsonNode bundle, UnaryOperator<String> spoiled) throws Exception {
        return member.signed(
                "POST", "", spoiled.apply(of(bundle)).getBytes(UTF_8), "Content-Type", type, "Accept", JSON.type);
    }
}
