package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Bodies;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.NodeList;

/** Contract §5: what waits is the same over SOAP and over {@code /outbox}; acknowledged by one it is gone from the other. */
@ExtendWith(SharedGateway.class)
class SoapOutboxTest {
    private static final String MEMBER = "hospital-0919900019";

    private final GatewayProcess gateway;

    SoapOutboxTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void acknowledged_by_one_way_it_is_gone_from_the_other() throws Exception {
        try (SoapMember hospital = new SoapMember(gateway, MEMBER)) {
            Set<String> before = outbox(hospital);
            for (int n = 0; n < 2; n++) {
                byte[] unknown = ("no list, " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
                assertThat(hospital.http().post("x", unknown).statusCode()).isEqualTo(201);
            }
            Set<String> fresh = new HashSet<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                fresh.addAll(outbox(hospital));
                fresh.removeAll(before);
                return fresh.size() >= 2;
            });
            Said fetched = hospital.send(fetch("100"));
            assertThat(ids(fetched)).containsAll(fresh);
            isSignedByTheGateway(fetched);

            List<String> both = List.copyOf(fresh);
            String one = both.getFirst();
            String ack = Bodies.of("AcknowledgeMessages").replace("00000000-0000-4000-8000-000000000000", one);
            assertThat(hospital.send(ack).text("acknowledged")).isEqualTo("1");
            assertThat(outbox(hospital)).doesNotContain(one);
            assertThat(hospital.send(ack).text("acknowledged")).isEqualTo("0");

            String other = both.getLast();
            assertThat(ids(hospital.send(fetch("100")))).contains(other).doesNotContain(one);
            assertThat(hospital.http().acknowledge(List.of(other))).isEqualTo(200);
            assertThat(ids(hospital.send(fetch("100")))).doesNotContain(one, other);
        }
    }

    @Test
    void no_more_comes_than_is_asked_for() throws Exception {
        try (SoapMember bank = new SoapMember(gateway, "bank-09")) {
            assertThat(bank.send(fetch("1")).count(Said.NAMESPACE, "message")).isLessThanOrEqualTo(1);
            assertThat(bank.send(fetch("0")).code()).isEqualTo("profile-violation");
            assertThat(bank.send(fetch("1001")).code()).isEqualTo("profile-violation");
        }
    }

    @Test
    void another_members_message_cannot_be_acknowledged() throws Exception {
        try (SoapMember hospital = new SoapMember(gateway, MEMBER);
                SoapMember bank = new SoapMember(gateway, "bank-13")) {
            hospital.http().post("x", ("no list, " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !outbox(hospital)
                    .isEmpty());
            String id = outbox(hospital).iterator().next();
            String ack = Bodies.of("AcknowledgeMessages").replace("00000000-0000-4000-8000-000000000000", id);
            assertThat(bank.send(ack).text("acknowledged")).isEqualTo("0");
            assertThat(outbox(hospital)).contains(id);
        }
    }

    private static String fetch(String limit) {
        return Bodies.of("FetchMessages").replace("<limit>100<", "<limit>" + limit + "<");
    }

    private void isSignedByTheGateway(Said fetched) {
        NodeList bodies = fetched.document().getElementsByTagNameNS(Said.NAMESPACE, "body");
        Path keys = gateway.home().resolve("dev/gateway");
        for (int n = 0; n < bodies.getLength(); n++) {
            byte[] cms = Base64.getDecoder().decode(bodies.item(n).getTextContent());
            assertThat(new String(
                            Openssl.verify(keys.resolve("signing.pem"), keys.resolve("chain.pem"), cms),
                            StandardCharsets.UTF_8))
                    .startsWith("{\"resourceType\":\"Bundle\"");
        }
    }

    private static Set<String> outbox(SoapMember member) throws IOException, InterruptedException {
        return member.http().outbox(1_000).stream().map(OutsideClient.Item::id).collect(Collectors.toSet());
    }

    private static Set<String> ids(Said fetched) {
        NodeList ids = fetched.document().getElementsByTagNameNS(Said.NAMESPACE, "id");
        Set<String> all = new HashSet<>();
        for (int n = 0; n < ids.getLength(); n++) {
            all.add(ids.item(n).getTextContent());
        }
        return all;
    }
}
