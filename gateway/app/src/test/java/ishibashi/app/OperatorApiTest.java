package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class OperatorApiTest {
    private final GatewayProcess gateway;

    OperatorApiTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void every_path_that_the_description_names_and_that_asks_for_nothing_answers() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            List<String> asked = new ArrayList<>();
            for (var path : operator.get("/openapi.json").get("paths").properties()) {
                JsonNode get = path.getValue().path("get");
                boolean needs = get.path("parameters").valueStream().anyMatch(p -> p.get("required")
                        .booleanValue());
                if (get.isObject() && !needs) {
                    operator.get(path.getKey().substring("/api".length()));
                    asked.add(path.getKey());
                }
            }
            assertThat(asked)
                    .contains("/api/ledger", "/api/messages", "/api/members", "/api/quarantine", "/api/routes");
        }
    }

    @Test
    void without_the_token_nothing_is_told_but_health() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            for (String closed : List.of("/api/ledger", "/api/openapi.json", "/actuator/prometheus")) {
                assertThat(operator.page(closed).statusCode()).as(closed).isEqualTo(401);
            }
            for (String open :
                    List.of("/actuator/health/liveness", "/actuator/health/readiness", "/.well-known/ishibashi")) {
                assertThat(operator.page(open).statusCode()).as(open).isEqualTo(200);
            }
            assertThat(operator.page("/").body()).contains("サインイン").doesNotContain("bank-");
        }
    }

    @Test
    void the_metrics_count_messages_and_rows() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            assertThat(operator.metrics())
                    .containsPattern("ishibashi_messages\\{state=\"received\"\\} [1-9]")
                    .containsPattern("ishibashi_rows\\{state=\"accepted\"\\} [1-9]");
        }
    }

    @Test
    void the_audit_chain_holds() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            assertThat(operator.get("/audit/verify").get("holds").booleanValue())
                    .isTrue();
        }
        assertThat(gateway.said("audit", "verify")).contains("The audit holds: ");
    }
}
