package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A batch in which something is wrong between two sound vacancies. */
final class Batch {
    /** An address that nobody else asks for. */
    static final String ODD = "PractitionerRole/odd";

    private final Form form;
    private final FhirMember bank;
    private final String first = Examples.number();
    private final String last = Examples.number();
    private final ObjectNode bundle;

    /** @param middle the second entry */
    Batch(Form form, FhirMember bank, JsonNode middle) {
        this.form = form;
        this.bank = bank;
        this.bundle =
                Examples.bundle("batch", Examples.vacancy(bank.id(), first), middle, Examples.vacancy(bank.id(), last));
    }

    /** The second asks for this. */
    Batch request(String method, String url) {
        middle().putObject("request").put("method", method).put("url", url);
        return this;
    }

    /** What its request says in that form, once it has been asked for {@link #ODD}. */
    static String odd(Form form, String method) {
        return switch (form) {
            case JSON -> "{\"method\":\"" + method + "\",\"url\":\"" + ODD + "\"";
            case XML -> "<method value=\"" + method + "\"/><url value=\"" + ODD + "\"/>";
        };
    }

    Batch withoutResource() {
        middle().remove("resource");
        return this;
    }

    /** A third one that refers to the second. */
    Batch referring(ObjectNode vacancy) {
        ((ObjectNode) vacancy.path("organization"))
                .put("reference", middle().path("fullUrl").asString());
        ObjectNode entry =
                ((ObjectNode) bundle.path("entry").path(2)).deepCopy().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        entry.set("resource", vacancy);
        ((ArrayNode) bundle.path("entry")).insert(2, entry);
        return this;
    }

    private ObjectNode middle() {
        return (ObjectNode) bundle.path("entry").path(1);
    }

    FhirAnswer sent() throws Exception {
        return form.sent(bank, bundle, UnaryOperator.identity());
    }

    JsonNode harmsNoOther() throws Exception {
        return harmsNoOther(UnaryOperator.identity());
    }

    /**
     * What is answered to all, the first and the last of which are created.
     *
     * @param spoiled what is changed in its text before it is signed
     */
    JsonNode harmsNoOther(UnaryOperator<String> spoiled) throws Exception {
        JsonNode entries = form.sent(bank, bundle, spoiled).is(200).json().path("entry");
        assertThat(status(entries.path(0))).startsWith("201");
        assertThat(status(entries.path(entries.size() - 1))).startsWith("201");
        assertThat(bank.own(first)).hasSize(1);
        assertThat(bank.own(last)).hasSize(1);
        return entries;
    }

    boolean isNotKept() throws Exception {
        return bank.own(first).isEmpty() && bank.own(last).isEmpty();
    }

    /** An entry of the answer that is refused, with its own OperationOutcome. */
    static void refused(JsonNode entry, String status, String code, String place) {
        assertThat(status(entry)).startsWith(status);
        JsonNode outcome = entry.path("response").path("outcome");
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.toString()).contains("\"" + code + "\"", place, "remedy-ja", "remedy-en");
    }

    private static String status(JsonNode entry) {
        return entry.path("response").path("status").asString();
    }
}
