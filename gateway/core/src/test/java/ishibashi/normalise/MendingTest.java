package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Normalised;
import ishibashi.message.Outcome;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.work.Mending;
import ishibashi.work.Trial;
import ishibashi.work.Understanding;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only the rows that are wanted, in the words that were put there, after the chunks that there are. */
class MendingTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String HEADING = "求人番号,医療機関名,勤務地,募集科目,雇用形態,採用希望日\r\n";

    private final Normalise normalise = new Normalise(
            Banks.load(Score.MAPPINGS), CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID);

    @Test
    void a_row_with_another_cell_in_place_of_one_is_read_alone() {
        Normalised chunk = chunk(
                new Mending(List.of(new Mending.Place(2, "3", List.of(new RawRow.Cell("採用希望日", "F3", "2026-11-01"))))));
        assertThat(chunk.chunk()).isEqualTo(7);
        assertThat(chunk.last()).isTrue();
        assertThat(chunk.rows()).singleElement().isInstanceOfSatisfying(Row.OfVacancy.class, row -> assertThat(
                        row.vacancy().period().start())
                .isEqualTo(LocalDate.of(2026, 11, 1)));
    }

    @Test
    void a_row_that_stands_elsewhere_now_is_not_taken_for_it() {
        assertThat(normalise.apply(
                        work(new Mending(List.of(new Mending.Place(2, "9", List.of())))), LocalDate.of(2026, 8, 20)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.SHAPE_UNKNOWN));
    }

    private Normalised chunk(Mending mending) {
        return switch (normalise.apply(work(mending), LocalDate.of(2026, 8, 20))) {
            case Outcome.Passed<Chunks>(Chunks chunks) -> chunks.next();
            case Outcome.Refused<Chunks>(var refusal) -> throw new AssertionError(refusal.code());
        };
    }

    private static Understanding.Opened work(Mending mending) {
        String list =
                HEADING + "01-2026-1,札幌中央病院,北海道札幌市,内科,無期,2026-10-01\r\n" + "01-2026-2,札幌中央病院,北海道札幌市,内科,無期,十三月\r\n";
        return new Understanding.Opened(
                new MessageId(new UUID(0, 1)),
                new MemberId("bank-01"),
                Optional.empty(),
                Bytes.of(list.getBytes(MS932)),
                Instant.EPOCH,
                7,
                false,
                Optional.empty(),
                Optional.of(mending),
                Trial.NONE);
    }
}
