package ishibashi.submit;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.Kind;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Received;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Token;
import ishibashi.refusal.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final MemberId BANK = new MemberId("bank-99");
    private static final Digest CELLS = Digest.of(new byte[] {1});
    private static final RecordId RECORD = new RecordId(new UUID(0, 7));

    private final Expected expected = new Expected(() -> new UUID(0, 1));

    @Test
    void an_update_of_the_version_that_stands_goes_on() {
        assertThat(held(BANK, Kind.VACANCY, new Expectation.Seen(RECORD, 3), standing(3)))
                .isEmpty();
    }

    @Test
    void an_update_of_a_version_that_is_gone_is_a_conflict() {
        assertThat(held(BANK, Kind.VACANCY, new Expectation.Seen(RECORD, 2), standing(3)))
                .contains(Code.VERSION_CONFLICT);
    }

    @Test
    void an_update_of_another_record_than_the_number_says_is_of_nobodys() {
        assertThat(held(BANK, Kind.VACANCY, new Expectation.Seen(new RecordId(new UUID(0, 8)), 3), standing(3)))
                .contains(Code.NOT_YOUR_RECORD);
    }

    @Test
    void what_is_to_be_new_and_stands_otherwise_is_a_conflict() {
        assertThat(held(BANK, Kind.VACANCY, new Expectation.New(), standing(1))).contains(Code.VERSION_CONFLICT);
    }

    @Test
    void what_is_to_be_new_may_have_left_before() {
        Known left = new Known(RECORD, CELLS, "fhir-1", NOW, 2, false, new Token("m"), BANK, NOW, Set.of());
        assertThat(held(BANK, Kind.VACANCY, new Expectation.New(), Optional.of(left)))
                .isEmpty();
    }

    @Test
    void whatever_stands_is_right_for_who_expects_nothing() {
        assertThat(held(BANK, Kind.VACANCY, new Expectation.Any(), standing(5))).isEmpty();
        assertThat(held(BANK, Kind.VACANCY, new Expectation.Any(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_facility_has_no_doctors_on_its_books() {
        MemberId facility = new MemberId("hospital-9910000017");
        assertThat(held(facility, Kind.SEEKER, new Expectation.Any(), standing(1)))
                .contains(Code.NOT_YOUR_RECORD);
    }

    private static Optional<Known> standing(int version) {
        return Optional.of(new Known(RECORD, CELLS, "fhir-1", NOW, version, true, new Token("m"), BANK, NOW, Set.of()));
    }

    private Optional<Code> held(MemberId member, Kind kind, Expectation expectation, Optional<Known> known) {
        Row row = new Row.Withdrawn(1, "Bundle.entry[0]", Digest.of(new byte[] {2}), kind, "N-1");
        Linked.Entry entry =
                new Linked.Entry(row, Optional.of(new Token("k")), known, Optional.empty(), BANK, Set.of(), Set.of());
        MessageId message = new MessageId(new UUID(0, 2));
        Received received = new Received(
                message,
                member,
                Door.FHIR,
                Optional.empty(),
                CELLS,
                Bytes.of(new byte[1]),
                Bytes.of(new byte[1]),
                NOW,
                NOW,
                "receipt");
        Submission submission =
                new Submission(received, "fhir-1", true, List.of(new Submission.Item(row, expectation)));
        Linked linked = new Linked(message, member, 0, true, NOW, "fhir-1", Optional.empty(), List.of(entry));
        return expected.apply(submission, linked).rows().stream()
                .map(Linked.Entry::row)
                .filter(Row.Held.class::isInstance)
                .map(Row.Held.class::cast)
                .flatMap(h -> h.refusals().stream())
                .map(r -> r.code())
                .findFirst();
    }
}
