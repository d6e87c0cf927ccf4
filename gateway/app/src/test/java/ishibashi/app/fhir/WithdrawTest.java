package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3, withdraw: an update with {@code active=false}. */
@ExtendWith(SharedGateway.class)
class WithdrawTest {
    private static final String BANK = "bank-09";

    private final GatewayProcess gateway;
    private final FhirMember bank;
    private final FhirMember other;
    private final Sight sight;
    private final String number = Examples.number();
    private final ObjectNode vacancy = Examples.vacancy(BANK, number);

    WithdrawTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.bank = new FhirMember(gateway, BANK);
        this.other = new FhirMember(gateway, "bank-13");
        this.sight = new Sight(other, "kind", "vacancy", "urgency", "immediate", "location", "jis-090000");
    }

    @AfterEach
    void close() {
        bank.close();
        other.close();
    }

    @Test
    void a_withdrawn_vacancy_is_gone_for_others_and_inactive_for_its_own() throws Exception {
        Set<String> before = sight.ids();
        String id = bank.create(vacancy).is(201).id();
        String pseudonym = sight.only(before);
        withdraw(id);
        assertThat(sight.ids()).doesNotContain(pseudonym);
        other.get("/PractitionerRole/" + pseudonym).refused(404, "not-there");
        JsonNode own = bank.get("/PractitionerRole/" + id).is(200).json();
        assertThat(own.path("active").asBoolean(true)).isFalse();
        assertThat(own.path("identifier").path(0).path("value").asString()).isEqualTo(number);
        assertThat(bank.all("identifier", Examples.vacancies(BANK) + "|" + number, "active", "true"))
                .isEmpty();
    }

    @Test
    void what_was_withdrawn_is_counted_apart_until_it_comes_back() throws Exception {
        try (Ledger ledger = new Ledger(gateway)) {
            long before = ledger.withdrawn(BANK);
            String id = bank.create(vacancy).is(201).id();
            assertThat(ledger.withdrawn(BANK)).isEqualTo(before);
            withdraw(id);
            assertThat(ledger.withdrawn(BANK)).isEqualTo(before + 1);
            ledger.balanced();
            Examples.nextSecond();
            bank.create(Examples.active(vacancy, true));
            assertThat(ledger.withdrawn(BANK)).isEqualTo(before);
        }
    }

    @Test
    void a_create_of_what_was_withdrawn_makes_it_active_again() throws Exception {
        Set<String> before = sight.ids();
        String id = bank.create(vacancy).is(201).id();
        withdraw(id);
        Examples.nextSecond();
        FhirAnswer again = bank.create(Examples.active(vacancy, true));
        assertThat(again.status()).as(again::text).isIn(200, 201);
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.header("ETag")).isEqualTo("W/\"3\"");
        assertThat(bank.get("/PractitionerRole/" + id)
                        .is(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        sight.only(before);
    }

    private void withdraw(String id) throws Exception {
        FhirAnswer answer =
                bank.update(id, "W/\"1\"", Examples.active(vacancy, false)).is(200);
        assertThat(answer.header("ETag")).isEqualTo("W/\"2\"");
    }
}
