package ishibashi.fhir.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.read.Legible;
import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.json.StrictJson;
import ishibashi.message.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * fhir §4: what we say can be read, HAPI's strict parser reads, and nothing else; but where R4 wants a string of JSON it takes any scalar
 * (HL7 FHIR R4 §2.6.2), and we do not.
 */
class LegibleProperties {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Legible LEGIBLE = new Legible(MediaForm.JSON);
    private static final List<String> EXAMPLES = List.of("02-vacancy-urgent", "14-telesupport-service");
    private static final List<String> VALUES = List.of(
            "\"tomorrow\"", "\"2026-02-30\"", "\"2026-02-28\"", "7", "1.5", "true", "\"requested\"", "{\"x\":\"y\"}");

    /** One member of one object is set to another value, or stands there although R4 knows no such name. */
    record Change(String what, String json, boolean sameType) {
        @Override
        public String toString() {
            return what;
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void is_what_the_strict_parser_reads(@ForAll("changes") Change change) {
        boolean theirs =
                new FhirJson(UUID::randomUUID).json(change.json().getBytes(UTF_8)) instanceof Outcome.Passed<Resource>;
        Optional<Place> ours = LEGIBLE.offence(tree(change.json()), Place.root("Resource"));
        if (change.sameType() || ours.isEmpty()) {
            assertThat(ours.isEmpty()).as("%s: %s", change, ours).isEqualTo(theirs);
        }
    }

    private static Json.Obj tree(String json) {
        return StrictJson.read(json.getBytes(UTF_8)) instanceof StrictJson.Read.Tree(Json.Obj object)
                ? object
                : new Json.Obj(java.util.Map.of());
    }

    @Provide
    Arbitrary<Change> changes() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE).flatMap(place -> Arbitraries.of(EXAMPLES)
                .flatMap(example -> Arbitraries.of(VALUES).flatMap(value -> Arbitraries.of(true, false)
                        .map(fresh -> change(example, place, value, fresh)))));
    }

    private static Change change(String example, int place, String value, boolean fresh) {
        JsonNode root = JSON.readTree(Examples.text(example));
        List<ObjectNode> objects = new java.util.ArrayList<>();
        gather(root, objects::add);
        ObjectNode object = objects.get(place % objects.size());
        List<String> names = List.copyOf(object.propertyNames());
        String name = fresh ? "frobnicate" : names.get(place / 7 % names.size());
        JsonNode put = JSON.readTree(value);
        JsonNode stood = object.path(name);
        boolean changes = fresh || (stood.isValueNode() && !name.equals("resourceType"));
        if (changes) {
            object.set(name, put);
        }
        return new Change(
                example + " " + name + " = " + (changes ? value : "as it is"),
                root.toString(),
                fresh || !changes || stood.getNodeType() == put.getNodeType());
    }

    private static void gather(JsonNode node, Consumer<ObjectNode> each) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            each.accept(object);
        }
        node.forEach(child -> gather(child, each));
    }
}
