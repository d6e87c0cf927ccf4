package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3: Subscription by rest-hook to an enrolled endpoint, as HL7's R5 backport STU 1.1 has it (example 19). */
@ExtendWith(SharedGateway.class)
class SubscriptionTest {
    private static final String BANK = "bank-13";

    private final GatewayProcess gateway;
    private final FhirMember member;
    private final FhirMember hospital;
    private final Endpoint endpoint;

    SubscriptionTest(GatewayProcess gateway) throws Exception {
        this.gateway = gateway;
        this.member = new FhirMember(gateway, BANK);
        this.hospital = new FhirMember(gateway, "bank-09");
        this.endpoint = new Endpoint();
    }

    @AfterEach
    void close() throws Exception {
        for (JsonNode standing : subscriptions()) {
            member.plain("DELETE", "/Subscription/" + standing.path("id").asString(), new byte[0])
                    .is(204);
        }
        assertThat(subscriptions()).isEmpty();
        endpoint.close();
        hospital.close();
        member.close();
    }

    private List<JsonNode> subscriptions() throws Exception {
        return member.get("/Subscription")
                .is(200)
                .json()
                .path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .toList();
    }

    private void enrolled(URI address) throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            assertThat(operator.post(
                            "/members/endpoint",
                            "{\"member\":\"" + BANK + "\",\"url\":\"" + address + "\",\"reason\":\"a test\"}"))
                    .isEqualTo(200);
        }
    }

    /** Example 19 without its filter, at our endpoint. */
    private ObjectNode wish(String topic) {
        ObjectNode wish = Examples.read(Examples.text("19-subscription.json")
                .replace("SubscriptionTopic/matches", "SubscriptionTopic/" + topic)
                .replace(
                        "https://bank-09.example/ishibashi/notify",
                        endpoint.address().toString()));
        wish.remove("_criteria");
        return wish;
    }

    private FhirAnswer subscribe(ObjectNode wish) throws Exception {
        return member.signed("POST", "/Subscription", Examples.bytes(wish), "Prefer", "return=representation");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    @Test
    void a_bank_that_subscribes_is_told_of_a_notice_without_its_content_and_fetches_it() throws Exception {
        enrolled(endpoint.address());
        String id = subscribe(wish("notice")).is(201).json().path("id").asString();
        await(() -> !endpoint.told("handshake").isEmpty());
        await(() -> member.get("/Subscription/" + id)
                .json()
                .path("status")
                .asString()
                .equals("active"));

        JsonNode doctor = Examples.seeker(BANK, Examples.number(), "0919900027");
        member.signed("POST", "/", Examples.bytes(doctor)).is(200);
        hospital.create(Examples.vacancy("bank-09", Examples.number())).is(201);

        await(() -> !endpoint.told("event-notification").isEmpty());
        JsonNode told = endpoint.told("event-notification").getFirst();
        assertThat(Endpoint.parameter(told, "subscription")).endsWith("/Subscription/" + id);
        assertThat(Endpoint.parameter(told, "topic")).endsWith("/SubscriptionTopic/notice");
        assertThat(told.path("entry").valueStream().skip(1)).allMatch(e -> !e.has("resource"));
        String address = told.path("entry").path(1).path("fullUrl").asString();
        JsonNode notice = member.get(address.substring(address.indexOf("/Bundle/")))
                .is(200)
                .json();
        assertThat(notice.path("entry").path(0).path("resource").toString()).contains("\"notice\"");
        hospital.get(address.substring(address.indexOf("/Bundle/"))).refused(404, "not-there");

        JsonNode status = member.get("/Subscription/" + id + "/$status").is(200).json();
        assertThat(status.path("entry").path(0).path("resource").toString()).contains("query-status", "active");
        JsonNode events = member.get("/Subscription/" + id + "/$events").is(200).json();
        assertThat(events.path("entry").path(1).path("fullUrl").asString()).isEqualTo(address);
    }

    @Test
    void an_endpoint_that_does_not_answer_well_is_tried_again_and_misses_nothing() throws Exception {
        enrolled(endpoint.address());
        endpoint.answers(503);
        String id = subscribe(wish("matches")).is(201).json().path("id").asString();
        await(() -> endpoint.told("handshake").size() == 1);
        endpoint.answers(202);
        await(() -> member.get("/Subscription/" + id)
                .json()
                .path("status")
                .asString()
                .equals("active"));
        assertThat(endpoint.told("handshake")).hasSize(2);
    }

    @Test
    void the_same_request_again_makes_no_second_subscription() throws Exception {
        enrolled(endpoint.address());
        byte[] body = Examples.bytes(wish("candidates"));
        String signature = FhirMember.signature(member.keys(), body);
        FhirAnswer first = member.plain("POST", "/Subscription", body, "Ishibashi-Signature", signature)
                .is(201);
        FhirAnswer second = member.plain("POST", "/Subscription", body, "Ishibashi-Signature", signature)
                .is(200);
        assertThat(second.header("Ishibashi-Receipt")).isNotEmpty().isEqualTo(first.header("Ishibashi-Receipt"));
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void it_is_changed_and_paused_only_in_the_version_that_was_seen() throws Exception {
        enrolled(endpoint.address());
        String id = subscribe(wish("matches")).is(201).json().path("id").asString();
        await(() -> !endpoint.told("handshake").isEmpty());
        await(() -> member.get("/Subscription/" + id).header("ETag").equals("W/\"2\""));
        ObjectNode off = wish("matches").put("id", id).put("status", "off");
        member.signed("PUT", "/Subscription/" + id, Examples.bytes(off), "If-Match", "W/\"1\"")
                .refused(412, "version-conflict");
        member.signed("PUT", "/Subscription/" + id, Examples.bytes(off)).refused(428, "version-missing");
        member.signed("PUT", "/Subscription/" + id, Examples.bytes(off), "If-Match", "W/\"2\"")
                .is(200);
        assertThat(member.get("/Subscription/" + id).json().path("status").asString())
                .isEqualTo("off");
    }

    @Test
    void what_would_send_content_or_call_an_unknown_address_is_refused_with_its_place() throws Exception {
        subscribe(wish("matches")).refused(422, "profile-violation");
        enrolled(endpoint.address());
        ObjectNode whole = Examples.read(wish("matches").toString().replace("id-only", "full-resource"));
        assertThat(subscribe(whole).refused(422, "profile-violation").text()).contains("Subscription.channel.payload");
        subscribe(wish("everything")).refused(422, "profile-violation");
        ObjectNode mail = Examples.read(wish("matches").toString().replace("rest-hook", "email"));
        subscribe(mail).refused(422, "profile-violation");
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void nobody_else_sees_or_ends_it() throws Exception {
        enrolled(endpoint.address());
        String id = subscribe(wish("matches")).is(201).json().path("id").asString();
        hospital.get("/Subscription/" + id).refused(404, "not-there");
        hospital.plain("DELETE", "/Subscription/" + id, new byte[0]).refused(404, "not-there");
        assertThat(hospital.get("/Subscription").is(200).json().has("entry")).isFalse();
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void a_member_has_twenty_at_most() throws Exception {
        enrolled(endpoint.address());
        for (int n = 0; n < 20; n++) {
            subscribe(wish("matches").put("reason", Integer.toString(n))).is(201);
        }
        subscribe(wish("matches").put("reason", "one more")).refused(413, "too-many");
    }

    @Test
    void an_address_is_enrolled_only_by_https_or_for_a_trial_on_loopback() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            for (String bad :
                    List.of("http://bank-13.example/x", "ftp://127.0.0.1/x", "https://user@bank-13.example/")) {
                assertThat(operator.post(
                                "/members/endpoint",
                                "{\"member\":\"" + BANK + "\",\"url\":\"" + bad + "\",\"reason\":\"a test\"}"))
                        .isEqualTo(400);
            }
        }
    }
}
