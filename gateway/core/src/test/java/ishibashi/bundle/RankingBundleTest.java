package ishibashi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Matched.Points;
import ishibashi.message.Matched.Scored;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.pseudonymise.view.AnonymousView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our messages beside the published examples 21 and 22: the same parts by the same names with the same types. */
class RankingBundleTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void candidates_have_the_parts_of_the_example() throws IOException {
        JsonNode example = example("21-message-candidates");
        JsonNode ours = bundle(
                "candidates",
                "vacancy",
                "seeker",
                new NearMiss(id(2), "night-duty", "nightDuty.perMonth", "4", "四", "four"));
        Set<String> parts = parts(ours);
        assertThat(parts(example)).containsAll(without(parts, "/to="));
        assertThat(without(parts(example), "/to=")).isEqualTo(without(parts, "/to="));
        assertThat(parts).contains("vacancy/nearMiss/change/to=valueInteger");
    }

    @Test
    void matches_have_the_parts_of_the_example() throws IOException {
        Set<String> parts = parts(bundle(
                "matches", "seeker", "vacancy", new NearMiss(id(2), "start", "startDate", "2026-10-01", "一", "one")));
        assertThat(without(parts, "/to=")).isEqualTo(without(parts(example("22-message-matches")), "/to="));
        assertThat(parts).contains("seeker/nearMiss/change/to=valueDate");
    }

    @Test
    void an_anonymous_role_says_nothing_in_other_words_than_the_example() throws IOException {
        for (String kind : List.of("seeker", "vacancy")) {
            String event = kind.equals("seeker") ? "candidates" : "matches";
            JsonNode example = role(example(kind.equals("seeker") ? "21-message-candidates" : "22-message-matches"));
            JsonNode ours = role(bundle(
                    event,
                    kind.equals("seeker") ? "vacancy" : "seeker",
                    kind,
                    new NearMiss(id(2), "start", "startDate", "2026-10-01", "一", "one")));
            assertThat(example.propertyNames()).containsAll(ours.propertyNames());
            assertThat(extensions(example)).containsAll(extensions(ours));
            assertThat(ours.path("meta").path("profile"))
                    .isEqualTo(example.path("meta").path("profile"));
            assertThat(ours.path("meta").path("security"))
                    .isEqualTo(example.path("meta").path("security"));
            assertThat(ours.path("location").get(0).path("reference").asString())
                    .isEqualTo("Location/jis-090000");
            assertThat(ours.path("period").path("start").asString()).isEqualTo("2026-10");
        }
    }

    @Test
    void a_near_miss_is_shown_as_anonymous_as_a_candidate() {
        JsonNode ours = bundle(
                "candidates", "vacancy", "seeker", new NearMiss(id(2), "start", "startDate", "2026-10-01", "一", "one"));
        assertThat(ours.path("entry"))
                .filteredOn(
                        e -> e.path("resource").path("resourceType").asString().equals("PractitionerRole"))
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.path("resource")
                                .path("meta")
                                .path("security")
                                .get(0)
                                .path("code")
                                .asString())
                        .isEqualTo("L0"));
    }

    @Test
    void what_is_written_is_what_hapi_reads_strictly_and_writes_again() {
        for (String kind : List.of("seeker", "vacancy")) {
            String written = text(
                    kind.equals("seeker") ? "candidates" : "matches",
                    kind.equals("seeker") ? "vacancy" : "seeker",
                    kind,
                    new NearMiss(id(2), "department", "departments", "「内科」\"\\\n\t𠮷", "一\u0001", "<one>"));
            IParser hapi = FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .setOverrideResourceIdWithBundleEntryFullUrl(false);
            assertThat(hapi.encodeResourceToString(hapi.parseResource(Bundle.class, written.replace("\\u0001", ""))))
                    .isEqualTo(written.replace("\\u0001", ""));
        }
    }

    @Test
    void parts_are_the_same_as_a_model_and_as_text() {
        Told told = told("vacancy", "seeker", new NearMiss(id(2), "start", "startDate", "2026-10-01", "一", "one"));
        StringBuilder text = new StringBuilder("{\"resourceType\":\"Parameters\"");
        JsonParts.parameters(text, all -> RankingPart.answer(all, told));
        assertThat(text.append('}').toString())
                .isEqualTo(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(MatchAnswer.of(told)));
    }

    @Test
    void a_role_that_was_written_before_is_the_same_but_for_its_pseudonym() {
        RoleTexts texts = new RoleTexts(FhirContext.forR4Cached());
        YearMonth month = YearMonth.of(2026, 8);
        for (String pseudonym : List.of("abc234", "zyx765")) {
            StringBuilder text = new StringBuilder();
            texts.write(text, pseudonym, view("vacancy"), month);
            assertThat(text.toString())
                    .isEqualTo(FhirContext.forR4Cached()
                            .newJsonParser()
                            .encodeResourceToString(AnonymousRole.of(pseudonym, view("vacancy"), month)));
        }
    }

    private static JsonNode bundle(String event, String own, String other, NearMiss miss) {
        return JSON.readTree(text(event, own, other, miss));
    }

    private static String text(String event, String own, String other, NearMiss miss) {
        return new String(
                new Bundles("gateway-national")
                        .rankings(
                                new UUID(0, 1),
                                event,
                                new MemberId("bank-09"),
                                List.of(told(own, other, miss)),
                                Optional.empty(),
                                Instant.EPOCH),
                StandardCharsets.UTF_8);
    }

    private static AnonymousView view(String other) {
        return new AnonymousView(
                other,
                List.of("09"),
                List.of("内科"),
                List.of("fixed"),
                List.of("full-time"),
                other.equals("vacancy") ? Optional.of("immediate") : Optional.empty(),
                Optional.of(YearMonth.of(2026, 10)),
                Optional.empty(),
                other.equals("vacancy") ? Optional.of("1000-1500") : Optional.empty(),
                Optional.of(other.equals("vacancy") ? "yes" : "limited"),
                Optional.of(true).filter(yes -> other.equals("vacancy")),
                Optional.of(new AnonymousView.Post(
                                "employed",
                                Optional.of("hospital"),
                                Optional.of("leave-cover"),
                                false,
                                Optional.of(YearMonth.of(2026, 12))))
                        .filter(post -> other.equals("vacancy")),
                Optional.empty());
    }

    private static Told told(String own, String other, NearMiss miss) {
        AnonymousView view = view(other);
        Scored scored = new Scored(id(1), 1, 80, 100, List.of(new Points("department", 30, "診療科", "department")));
        return new Told(
                own,
                "T-1",
                "ruleset",
                20,
                List.of(new Told.Other("pseudonym1", view, scored)),
                List.of(new Told.Near("pseudonym2", view, miss)));
    }

    private static RecordId id(int n) {
        return new RecordId(new UUID(0, n));
    }

    private static JsonNode example(String name) throws IOException {
        try (InputStream file = RankingBundleTest.class.getResourceAsStream("/fhir/" + name + ".json")) {
            return JSON.readTree(file);
        }
    }

    private static JsonNode role(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.path("resource").path("resourceType").asString().equals("PractitionerRole")) {
                return entry.path("resource");
            }
        }
        throw new IllegalArgumentException("no role");
    }

    /** Names and types of values, {@code duty.stance=valueCodeableConcept}. */
    private static Set<String> extensions(JsonNode role) {
        Set<String> paths = new TreeSet<>();
        role.path("extension").forEach(e -> walk(paths, e.path("url").asString(), e, "extension", "url"));
        return paths;
    }

    /** Names and types of values, {@code vacancy/candidate/rank=valuePositiveInt}. */
    private static Set<String> parts(JsonNode bundle) {
        Set<String> paths = new TreeSet<>();
        bundle.path("entry").forEach(entry -> entry.path("resource")
                .path("parameter")
                .forEach(p -> walk(paths, p.path("name").asString(), p, "part", "name")));
        return paths;
    }

    private static void walk(Set<String> paths, String path, JsonNode node, String children, String name) {
        node.propertyNames().stream()
                .filter(property -> property.startsWith("value"))
                .forEach(property -> paths.add(path + "=" + property));
        node.path(children)
                .forEach(child -> walk(paths, path + "/" + child.path(name).asString(), child, children, name));
    }

    private static Set<String> without(Set<String> paths, String some) {
        Set<String> left = new TreeSet<>(paths);
        left.removeIf(path -> path.contains(some));
        return left;
    }
}
