package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Letter;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rulings 30: an operator stops the door, or what lies behind it; whoever waits hears at once to come again. */
@ExtendWith(SharedGateway.class)
class SoapStoppedTest {
    private static final String DOOR = "door-soap";

    private final GatewayProcess gateway;
    private final OperatorClient operator;
    private final SoapMember bank;
    private final OneVacancy vacancy = OneVacancy.fresh();

    SoapStoppedTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
        this.bank = new SoapMember(gateway, "bank-09");
    }

    @AfterEach
    void balanced() throws IOException, InterruptedException {
        bank.close();
        operator.close();
        new Books(gateway).balanced();
    }

    @ParameterizedTest
    @ValueSource(strings = {DOOR, "submit"})
    void while_it_is_stopped_the_door_is_busy_and_the_same_bytes_pass_later(String route) throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        byte[] bytes = letter.bytes();
        long rejected = new Books(gateway).rejected("bank-09");
        turn("stop", route);
        try {
            assertThat(route(route).get("state").stringValue()).isEqualTo("stopped");
            long began = System.nanoTime();
            HttpResponse<byte[]> busy = bank.post(letter.action(), bytes);
            // Far from the thirty seconds of a route that blocks; a busy machine may need its time.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).isPresent();
            assertThat(SoapMember.said(busy).code()).isEqualTo("busy");
        } finally {
            turn("start", route);
        }
        assertThat(route(route).get("state").stringValue()).isEqualTo("started");
        Said later = SoapMember.said(bank.post(letter.action(), bytes));
        assertThat(later.text("outcome")).isEqualTo("created");
        assertThat(later.text("repeat")).isEqualTo("false");
        assertThat(new Books(gateway).rejected("bank-09")).isEqualTo(rejected);
    }

    @Test
    void what_passes_the_door_is_counted_on_its_route() throws Exception {
        long before = route(DOOR).get("total").longValue();
        bank.send(vacancy.submit());
        bank.send(vacancy.status());
        assertThat(route(DOOR).get("total").longValue()).isEqualTo(before + 2);
        assertThat(route(DOOR).get("inside").longValue()).isZero();
    }

    private void turn(String how, String route) throws IOException, InterruptedException {
        assertThat(operator.post("/routes/" + how, "{\"id\":\"" + route + "\",\"reason\":\"a test\"}"))
                .isEqualTo(200);
    }

    private JsonNode route(String id) throws IOException, InterruptedException {
        for (JsonNode route : operator.get("/routes").get("routes")) {
            if (route.get("id").stringValue().equals(id)) {
                return route;
            }
        }
        throw new AssertionError("no route " + id);
    }
}
