package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §1.4, §3: what others see of a posting, and what they cannot find out by asking. */
@ExtendWith(SharedGateway.class)
class ViewsTest {
    private static final String OWNER = "bank-09";
    private static final String[] URGENT = {"kind", "vacancy", "urgency", "immediate"};
    /** Few samples stand there. */
    private static final String[] NEAR = FhirMember.with(URGENT, "location", "jis-090000");

    private final FhirMember owner;
    private final FhirMember one;
    private final FhirMember two;
    private final Sight sight;
    private final String number = Examples.number();
    private final ObjectNode vacancy = Examples.start(Examples.vacancy(OWNER, number), "2027-01-14");
    private String id = "";
    private String shown = "";
    private String elsewhere = "";

    ViewsTest(GatewayProcess gateway) {
        this.owner = new FhirMember(gateway, OWNER);
        this.one = new FhirMember(gateway, "bank-01");
        this.two = new FhirMember(gateway, "bank-13");
        this.sight = new Sight(one, NEAR);
    }

    @BeforeEach
    void a_posting_of_another_bank() throws Exception {
        Set<String> ones = sight.ids();
        Sight second = new Sight(two, NEAR);
        Set<String> twos = second.ids();
        id = owner.create(vacancy).is(201).id();
        shown = sight.only(ones);
        elsewhere = second.only(twos);
    }

    @AfterEach
    void close() {
        owner.close();
        one.close();
        two.close();
    }

    @Test
    void each_recipient_sees_it_under_names_of_its_own() throws Exception {
        JsonNode first = view(one, shown).json();
        JsonNode second = view(two, elsewhere).json();
        assertThat(List.of(shown, elsewhere, id)).doesNotHaveDuplicates();
        assertThat(first.path("identifier").path(0).path("value").asString())
                .isNotEqualTo(second.path("identifier").path(0).path("value").asString());
        assertThat(first.path("organization").path("identifier").path("value").asString())
                .isNotBlank()
                .isNotEqualTo(second.path("organization")
                        .path("identifier")
                        .path("value")
                        .asString());
        two.get("/PractitionerRole/" + shown).refused(404, "not-there");
    }

    @Test
    void a_view_is_anonymous_and_holds_nothing_of_who_and_where_and_when_exactly() throws Exception {
        FhirAnswer answer = view(one, shown);
        assertThat(answer.text())
                .contains("ANONYED", "\"L0\"")
                .doesNotContain(
                        number,
                        id,
                        OWNER,
                        "0919900019",
                        "うつのみや",
                        "架空会",
                        "宇都宮",
                        "092011",
                        "2027-01-14",
                        "2027-03-31",
                        "2026-12-20",
                        "1300000",
                        "40000",
                        "operator-of-record",
                        "\"display\":\"架空");
        JsonNode role = answer.json();
        assertThat(role.path("period").path("start").asString()).isEqualTo("2027-01");
        assertThat(role.path("organization").has("reference")).isFalse();
        assertThat(role.path("meta").path("lastUpdated").asString()).contains("T00:00:00");
        assertThat(answer.header("Last-Modified")).matches(".* (15|00):00:00 GMT|");
        assertThat(answer.header("Ishibashi-Receipt")).isEmpty();
    }

    @Test
    void a_version_of_a_view_counts_what_the_recipient_can_see_change() throws Exception {
        assertThat(view(one, shown).header("ETag")).isEqualTo("W/\"1\"");
        ObjectNode terms = Examples.extension(vacancy, "terms");
        ((ObjectNode) terms.path("extension").path(0)).put("valueString", "消化器内科の外来");
        owner.update(id, "W/\"1\"", vacancy).is(200);
        assertThat(view(one, shown).header("ETag")).isEqualTo("W/\"1\"");
        Examples.start(vacancy, "2027-02-14");
        owner.update(id, "W/\"2\"", vacancy).is(200);
        FhirAnswer changed = view(one, shown);
        assertThat(changed.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(changed.json().path("period").path("start").asString()).isEqualTo("2027-02");
    }

    @Test
    void what_a_view_says_finds_it() throws Exception {
        assertThat(found("start", "2027-01")).isTrue();
        assertThat(found("location", "jis-090000")).isTrue();
        assertThat(found("specialty:below", "https://ishibashi.example/fhir/CodeSystem/specialty|internal"))
                .isTrue();
        assertThat(found("_id", shown)).isTrue();
        assertThat(found("employment-type", "fixed")).isTrue();
        assertThat(found("work-pattern", "https://ishibashi.example/fhir/CodeSystem/work-pattern|full-time"))
                .isTrue();
    }

    @Test
    void what_a_view_hides_finds_nothing() throws Exception {
        assertThat(found("start", "2027-01-14")).isFalse();
        assertThat(found("location", "Location/jis-092011")).isFalse();
        assertThat(found("location:below", "sma-0903")).isFalse();
        assertThat(found(
                        "organization",
                        "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no|0919900019"))
                .isFalse();
        assertThat(found("identifier", Examples.vacancies(OWNER) + "|" + number))
                .isFalse();
        assertThat(found("identifier", Examples.vacancies("bank-01") + "|" + number))
                .isFalse();
        assertThat(found("identifier", number)).isFalse();
        assertThat(found("operator-of-record", "https://ishibashi.example/fhir/NamingSystem/member|" + OWNER))
                .isFalse();
        assertThat(found("_id", id)).isFalse();
        assertThat(found("_id", elsewhere)).isFalse();
    }

    @Test
    void the_day_of_a_start_cannot_be_narrowed_down() throws Exception {
        for (String prefix : List.of("ge", "gt", "le", "lt", "eq", "ne")) {
            boolean early = found("start", prefix + "2027-01-05");
            for (String day : List.of("13", "14", "15")) {
                assertThat(found("start", prefix + "2027-01-" + day))
                        .as(prefix + day)
                        .isEqualTo(early);
            }
        }
    }

    @Test
    void a_total_counts_what_is_shown_and_no_more() throws Exception {
        JsonNode page = one.search(FhirMember.with(NEAR, "_count", "1")).json();
        assertThat(page.path("entry").size()).isEqualTo(1);
        assertThat(page.path("total").asInt()).isEqualTo(sight.ids().size());
        assertThat(one.search("identifier", number).json().path("total").asInt())
                .isZero();
    }

    @Test
    void unknown_hidden_and_foreign_are_one_answer() throws Exception {
        String unknown = faceless(one.get("/PractitionerRole/00000000-0000-4000-8000-000000000000"));
        for (String path :
                List.of(id, id + "/_history", id + "/_history/1", elsewhere, "nothing", shown + "/_history/9")) {
            assertThat(faceless(one.get("/PractitionerRole/" + path))).as(path).isEqualTo(unknown);
        }
        FhirAnswer put = one.update(id, "W/\"1\"", Examples.vacancy("bank-01", number));
        assertThat(faceless(put)).isEqualTo(unknown);
        assertThat(put.header("ETag")).isEmpty();
    }

    @Test
    void a_page_belongs_to_whoever_asked_and_to_the_question() throws Exception {
        String next = FhirMember.next(one.search("kind", "vacancy", "urgency", "immediate", "_count", "1")
                .json());
        assertThat(next).contains("_cursor=");
        one.get(next).is(200);
        two.get(next).refused(400, "request-malformed");
        one.get(next.replace("immediate", "standing")).refused(400, "request-malformed");
        one.get(next.substring(0, next.length() - 4) + "AAAA").refused(400, "request-malformed");
    }

    private static String faceless(FhirAnswer answer) {
        answer.refused(404, "not-there");
        return answer.text().replaceAll("urn:uuid:[0-9a-f-]{36}", "incident");
    }

    private static FhirAnswer view(FhirMember member, String pseudonym) throws Exception {
        return member.get("/PractitionerRole/" + pseudonym).is(200);
    }

    private boolean found(String name, String value) throws Exception {
        return one.all(FhirMember.with(name.startsWith("location") ? URGENT : NEAR, name, value)).stream()
                .anyMatch(r -> r.path("id").asString().equals(shown));
    }
}
