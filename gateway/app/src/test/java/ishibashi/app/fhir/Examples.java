package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published examples under numbers that nobody has used before. */
final class Examples {
    private static final String NAMES = "https://ishibashi.example/fhir/NamingSystem/";
    private static final String PROFILES = "https://ishibashi.example/fhir/StructureDefinition/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Examples() {}

    static String vacancies(String operator) {
        return NAMES + "vacancy/" + operator;
    }

    static String seekers(String operator) {
        return NAMES + "seeker/" + operator;
    }

    /** The bank that numbers a member's records: a sample hospital's is in its own certificate's enrolment. */
    static String operator(String member) {
        return member.startsWith("hospital-") ? "bank-09" : member;
    }

    static String number() {
        return "T-" + UUID.randomUUID().toString().substring(0, 13);
    }

    static byte[] bytes(JsonNode resource) {
        return JSON.writeValueAsBytes(resource);
    }

    /** A signature tells its second only: what is signed after this is signed later. */
    static void nextSecond() {
        long now = Instant.now().getEpochSecond();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Instant.now().getEpochSecond() > now);
    }

    static String text(String name) {
        try (InputStream in = Examples.class.getResourceAsStream("/fhir/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    /** Example 02 as that bank's. */
    static ObjectNode vacancy(String bank, String number) {
        ObjectNode role =
                read(text("02-vacancy-urgent.json").replace("bank-09", bank).replace("T-2026-0245", number));
        role.remove("id");
        return role;
    }

    /** Example 01: a hospital's vacancy with its facility. */
    static ObjectNode facilityAndVacancy(String number) {
        return read(text("01-vacancy-transaction.json").replace("T-2026-0244", number));
    }

    /** The facility of example 01, first under this number. */
    static ObjectNode facility(String system, String number) {
        ObjectNode facility = resource(read(text("01-vacancy-transaction.json")), "Organization");
        ArrayNode identifiers = (ArrayNode) facility.path("identifier");
        identifiers.insertObject(0).put("system", system).put("value", number);
        facility.remove("active");
        return facility.put("active", true);
    }

    /** Example 03: a doctor who works at that facility, consented to be seen in the whole country. */
    static ObjectNode seeker(String bank, String number, String employer) {
        ObjectNode bundle = read(text("03-seeker-transaction.json")
                .replace("bank-09", bank)
                .replace("S-0031", number)
                .replace("990001", Integer.toString(ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999)))
                .replace("0919900027", employer)
                .replace(
                        "6ded6169-5cc6-55ec-bf28-8672bbb208a2",
                        UUID.randomUUID().toString()));
        bundle.path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .filter(r -> r.path("resourceType").asString().equals("Consent"))
                .forEach(c -> ((ObjectNode) c.path("provision")).remove("actor"));
        return bundle;
    }

    /** One more house from which the doctor in that Bundle hides. */
    static void hideFrom(ObjectNode bundle, String institution) {
        ObjectNode hide = extension(role(bundle), "hide-from").deepCopy();
        ((ObjectNode) hide.path("extension").path(0).path("valueReference").path("identifier"))
                .put("value", institution);
        ((ArrayNode) role(bundle).path("extension")).add(hide);
    }

    /** The consent in that Bundle names its recipients. */
    static void consentedTo(ObjectNode bundle, String... banks) {
        ObjectNode example = read(text("03-seeker-transaction.json"));
        ObjectNode actor = (ObjectNode)
                resource(example, "Consent").path("provision").path("actor").path(0);
        ArrayNode actors = ((ObjectNode) resource(bundle, "Consent").path("provision")).putArray("actor");
        for (String bank : banks) {
            ObjectNode each = actor.deepCopy();
            ((ObjectNode) each.path("reference").path("identifier")).put("value", bank);
            actors.add(each);
        }
    }

    /** The doctor in that Bundle is there already. */
    static void again(ObjectNode bundle) {
        ObjectNode entry = (ObjectNode) bundle.path("entry")
                .valueStream()
                .filter(e -> e.path("resource").equals(role(bundle)))
                .findFirst()
                .orElseThrow();
        JsonNode condition = ((ObjectNode) entry.path("request")).remove("ifNoneExist");
        ((ObjectNode) entry.path("request"))
                .put("method", "PUT")
                .put("url", "PractitionerRole?" + condition.asString());
    }

    /** System and number of the doctor in that Bundle. */
    static String number(ObjectNode bundle) {
        JsonNode identifier = role(bundle).path("identifier").path(0);
        return identifier.path("system").asString() + "|"
                + identifier.path("value").asString();
    }

    private static ObjectNode role(ObjectNode bundle) {
        return resource(bundle, "PractitionerRole");
    }

    private static ObjectNode resource(ObjectNode bundle, String type) {
        return (ObjectNode) bundle.path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .filter(r -> r.path("resourceType").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Example 04, unsigned, with its two vacancies under these numbers. */
    static ObjectNode message(UUID id, String first, String second) {
        ObjectNode bundle = read(text("04-message-vacancies-signed.json")
                .replace("825686cc-7ffc-598d-9e18-a21a6db095c6", id.toString())
                .replace("T-2026-0246", first)
                .replace("T-2026-0245", second));
        bundle.remove("signature");
        return bundle;
    }

    /** The extension of ours with that name. */
    static ObjectNode extension(JsonNode resource, String name) {
        return (ObjectNode) resource.path("extension")
                .valueStream()
                .filter(e -> e.path("url").asString().equals(PROFILES + name))
                .findFirst()
                .orElseThrow();
    }

    static ObjectNode headcount(ObjectNode role, int count) {
        extension(role, "headcount").put("valuePositiveInt", count);
        return role;
    }

    static ObjectNode start(ObjectNode role, String day) {
        ((ObjectNode) role.path("period")).put("start", day);
        return role;
    }

    static ObjectNode active(ObjectNode role, boolean active) {
        return role.put("active", active);
    }

    /** Entries that each create a role under its own number. */
    static ObjectNode bundle(String type, JsonNode... roles) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", type);
        ArrayNode entries = bundle.putArray("entry");
        for (JsonNode role : roles) {
            ObjectNode entry = entries.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
            entry.set("resource", role);
            entry.putObject("request").put("method", "POST").put("url", "PractitionerRole");
        }
        return bundle;
    }
}
