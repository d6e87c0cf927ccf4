package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** fhir §3, batch: each entry alone; rulings 7: the entries with a role are the rows. */
@ExtendWith(SharedGateway.class)
class BatchTest {
    private static final String BANK = "bank-01";

    private final FhirMember bank;
    private final Ledger ledger;
    private final String first = Examples.number();
    private final String bad = Examples.number();
    private final String last = Examples.number();

    BatchTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
        this.ledger = new Ledger(gateway);
    }

    @AfterEach
    void balanced() throws Exception {
        ledger.balanced();
        bank.close();
        ledger.close();
    }

    @Test
    void a_bad_entry_stops_neither_the_one_before_nor_the_one_after() throws Exception {
        FhirAnswer answer = batch("\"maternity\"", "\"starship\"").is(200);
        JsonNode entries = answer.json().path("entry");
        assertThat(status(entries, 0)).startsWith("201");
        assertThat(status(entries, 1)).startsWith("422");
        assertThat(status(entries, 2)).startsWith("201");
        JsonNode outcome = entries.path(1).path("response").path("outcome");
        assertThat(outcome.toString()).contains("unknown-code", "remedy-ja", "remedy-en");
        assertThat(bank.own(first)).hasSize(1);
        assertThat(bank.own(bad)).isEmpty();
        assertThat(bank.own(last)).hasSize(1);
    }

    @Test
    void the_ledger_counts_entries_as_rows_and_holds_the_bad_one() throws Exception {
        FhirAnswer answer = batch("\"maternity\"", "\"starship\"").is(200);
        JsonNode rows = ledger.settled(answer.message());
        assertThat(List.of(
                        rows.path("received").asInt(),
                        rows.path("accepted").asInt(),
                        rows.path("quarantined").asInt()))
                .containsExactly(3, 2, 1);
        assertThat(ledger.held(answer.message())).hasSize(1).allMatch(row -> row.contains("unknown-code"));
    }

    @Test
    void a_time_without_seconds_in_one_entry_harms_no_other() throws Exception {
        JsonNode entries = batch("2026-12-15T17:00:00+09:00", "2026-12-15T17:00+09:00")
                .is(200)
                .json()
                .path("entry");
        assertThat(status(entries, 0)).startsWith("201");
        assertThat(status(entries, 1)).startsWith("422");
        assertThat(entries.path(1).path("response").path("outcome").toString()).contains("bad-date");
        assertThat(status(entries, 2)).startsWith("201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"2027-01-01\" | \"tomorrow\" | period.start",
                "\"active\":true | \"active\":\"yes\" | active",
                "\"active\":true | \"active\":true,\"frobnicate\":\"x\" | frobnicate"
            })
    void an_entry_that_no_parser_reads_harms_no_other_and_is_held_whole(String find, String put, String place)
            throws Exception {
        FhirAnswer answer = batch(find, put).is(200);
        JsonNode entries = answer.json().path("entry");
        assertThat(status(entries, 0)).startsWith("201");
        assertThat(status(entries, 1)).startsWith("400");
        assertThat(entries.path(1).path("response").path("outcome").toString())
                .contains("unknown-element", "Bundle.entry[1].resource." + place);
        assertThat(status(entries, 2)).startsWith("201");
        ledger.settled(answer.message());
        assertThat(ledger.held(answer.message())).hasSize(1).allMatch(row -> row.contains("unknown-element"));
    }

    @Test
    void a_word_of_the_law_in_one_entry_harms_no_other() throws Exception {
        FhirAnswer answer = batch("消化器内科の外来・病棟・内視鏡", "個人番号 123456789018 の医師").is(200);
        JsonNode entries = answer.json().path("entry");
        assertThat(status(entries, 0)).startsWith("201");
        assertThat(status(entries, 1)).startsWith("422");
        assertThat(status(entries, 2)).startsWith("201");
        assertThat(answer.text()).doesNotContain("123456789018");
        assertThat(bank.own(bad)).isEmpty();
    }

    private FhirAnswer batch(String find, String put) throws Exception {
        JsonNode spoiled = Examples.read(Examples.vacancy(BANK, bad).toString().replace(find, put));
        JsonNode bundle =
                Examples.bundle("batch", Examples.vacancy(BANK, first), spoiled, Examples.vacancy(BANK, last));
        return bank.signed("POST", "", Examples.bytes(bundle));
    }

    private static String status(JsonNode entries, int n) {
        return entries.path(n).path("response").path("status").asString();
    }
}
