package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** contract §4: whoever heard no answer sends the same again; a repeat is the same method, address, precondition and body. */
@ExtendWith(SharedGateway.class)
class RepeatTest {
    private static final String BANK = "bank-01";

    private final FhirMember bank;
    private final Ledger ledger;
    private final String number = Examples.number();

    RepeatTest(GatewayProcess gateway) {
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
    void a_create_repeated_after_a_time_out_gets_the_same_receipt_and_makes_no_version() throws Exception {
        byte[] body = Examples.bytes(Examples.vacancy(BANK, number));
        String signature = FhirMember.signature(bank.keys(), body);
        FhirAnswer first = post(body, signature).is(201);
        long duplicates = ledger.messages(BANK, "duplicate");
        FhirAnswer second = post(body, signature).is(200);
        assertThat(second.header("Ishibashi-Receipt")).isNotEmpty().isEqualTo(first.header("Ishibashi-Receipt"));
        assertThat(second.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(ledger.messages(BANK, "duplicate")).isEqualTo(duplicates + 1);
        assertThat(versions(first.id())).isEqualTo(1);
    }

    @Test
    void a_retry_that_its_bank_signs_anew_is_the_same_message() throws Exception {
        FhirAnswer first = bank.create(Examples.vacancy(BANK, number)).is(201);
        Examples.nextSecond();
        FhirAnswer second = bank.create(Examples.vacancy(BANK, number)).is(200);
        assertThat(second.header("Ishibashi-Receipt")).isNotEmpty().isEqualTo(first.header("Ishibashi-Receipt"));
    }

    @Test
    void an_update_repeated_after_a_time_out_gets_the_same_receipt_and_makes_no_version() throws Exception {
        String id = bank.create(Examples.vacancy(BANK, number)).is(201).id();
        FhirAnswer first = change(id, 1, 4).is(200);
        FhirAnswer second = change(id, 1, 4).is(200);
        assertThat(second.header("Ishibashi-Receipt")).isNotEmpty().isEqualTo(first.header("Ishibashi-Receipt"));
        assertThat(versions(id)).isEqualTo(2);
    }

    @Test
    void the_same_body_under_another_precondition_is_no_repeat() throws Exception {
        String id = bank.create(Examples.vacancy(BANK, number)).is(201).id();
        change(id, 1, 4).is(200);
        change(id, 7, 4).refused(412, "version-conflict");
        assertThat(versions(id)).isEqualTo(2);
    }

    @Test
    void what_stood_before_can_be_said_again() throws Exception {
        String id = bank.create(Examples.vacancy(BANK, number)).is(201).id();
        change(id, 1, 4).is(200);
        change(id, 2, 5).is(200);
        Examples.nextSecond();
        assertThat(change(id, 3, 4).is(200).header("ETag")).isEqualTo("W/\"4\"");
        assertThat(versions(id)).isEqualTo(4);
    }

    @Test
    void a_create_of_other_content_under_a_number_that_stands_is_a_conflict() throws Exception {
        bank.create(Examples.vacancy(BANK, number)).is(201);
        bank.create(Examples.headcount(Examples.vacancy(BANK, number), 2)).refused(412, "version-conflict");
    }

    @Test
    void twenty_at_once_make_one_record() throws Exception {
        byte[] body = Examples.bytes(Examples.vacancy(BANK, number));
        String signature = FhirMember.signature(bank.keys(), body);
        Callable<FhirAnswer> send = () -> post(body, signature);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FhirAnswer>> answers =
                    Stream.generate(() -> threads.submit(send)).limit(20).toList();
            int created = 0;
            java.util.Set<String> receipts = new java.util.HashSet<>();
            for (Future<FhirAnswer> future : answers) {
                FhirAnswer answer = future.get();
                assertThat(answer.status()).as(answer::text).isIn(200, 201);
                created += answer.status() == 201 ? 1 : 0;
                receipts.add(answer.header("Ishibashi-Receipt"));
            }
            assertThat(created).isEqualTo(1);
            assertThat(receipts).hasSize(1);
        }
        assertThat(bank.own(number)).hasSize(1);
        assertThat(versions(bank.own(number).getFirst().path("id").asString())).isEqualTo(1);
    }

    private FhirAnswer post(byte[] body, String signature) throws Exception {
        return bank.plain("POST", "/PractitionerRole", body, "Ishibashi-Signature", signature);
    }

    private FhirAnswer change(String id, int seen, int headcount) throws Exception {
        return bank.update(id, "W/\"" + seen + "\"", Examples.headcount(Examples.vacancy(BANK, number), headcount));
    }

    @Test
    void an_update_whose_body_has_no_id_is_refused() throws Exception {
        String id = bank.create(Examples.vacancy(BANK, number)).is(201).id();
        byte[] body = Examples.bytes(Examples.vacancy(BANK, number));
        bank.signed("PUT", "/PractitionerRole/" + id, body, "If-Match", "W/\"1\"")
                .is(400)
                .refusal();
    }

    private int versions(String id) throws Exception {
        return bank.get("/PractitionerRole/" + id + "/_history")
                .is(200)
                .json()
                .path("entry")
                .size();
    }
}
