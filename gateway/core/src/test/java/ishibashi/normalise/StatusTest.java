package ishibashi.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Kind;
import ishibashi.message.Outcome;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A status column takes a record back: 二段の一覧 of the teaching folder, two lines a record, the status in the second. */
class StatusTest {
    private static final String HEADING = "二段の求人\n番号,病院名,科,形態\n,市町村,開始,時間帯,状況\n";

    private final Normalise normalise =
            new Normalise(new Only(), CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID);

    @Test
    void a_row_whose_status_takes_it_back_needs_nothing_but_its_number() {
        assertThat(rows("I-1,,,\n,栃木県のどこか,いつか,夜,取下げ\n"))
                .singleElement()
                .isInstanceOfSatisfying(Row.Withdrawn.class, row -> {
                    assertThat(row.kind()).isEqualTo(Kind.VACANCY);
                    assertThat(row.number()).isEqualTo("I-1");
                });
    }

    @Test
    void words_for_filled_and_closed_take_it_back_too() {
        for (String word : List.of("充足", "募集終了", "取り下げ", "closed")) {
            assertThat(rows("I-1,青空病院,内科,無期\n,栃木県宇都宮市,2026/10/1,日勤," + word + "\n"))
                    .as(word)
                    .singleElement()
                    .isInstanceOf(Row.Withdrawn.class);
        }
    }

    @Test
    void a_row_that_still_stands_is_read_as_ever() {
        for (String word : List.of("募集中", "")) {
            assertThat(rows("I-1,青空病院,内科,無期\n,栃木県宇都宮市,2026/10/1,日勤," + word + "\n"))
                    .as(word)
                    .singleElement()
                    .isInstanceOf(Row.OfVacancy.class);
        }
    }

    @Test
    void a_word_that_nobody_knows_takes_nothing_back_and_lets_its_row_wait() {
        assertThat(rows("I-1,青空病院,内科,無期\n,栃木県宇都宮市,2026/10/1,日勤,たぶん\n"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Row.Held.class,
                        row -> assertThat(row.refusals()).singleElement().satisfies(refusal -> {
                            assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_CODE);
                            assertThat(refusal.where().column()).contains("状況");
                        }));
    }

    @Test
    void without_a_number_nothing_can_be_taken_back() {
        assertThat(rows(",青空病院,内科,無期\n,栃木県宇都宮市,2026/10/1,日勤,取下げ\n"))
                .singleElement()
                .isInstanceOfSatisfying(Row.Held.class, row -> assertThat(row.refusals())
                        .extracting(refusal -> refusal.code())
                        .containsExactly(Code.MISSING_KEY));
    }

    @Test
    void what_the_law_forbids_is_seen_in_such_a_row_too() {
        assertThat(rows("I-1,マイナンバー 123456789018,,\n,,,,取下げ\n"))
                .singleElement()
                .isInstanceOfSatisfying(Row.Held.class, row -> {
                    assertThat(row.refusals().getFirst().code()).isEqualTo(Code.LAW_INDIVIDUAL_NUMBER);
                    assertThat(row.raw().cells()).extracting(RawRow.Cell::text).noneMatch(t -> t.contains("1234"));
                });
    }

    private List<Row> rows(String records) {
        List<Row> rows = new ArrayList<>();
        switch (normalise.apply(Work.of("99", (HEADING + records).getBytes(UTF_8)), LocalDate.of(2026, 8, 20))) {
            case Outcome.Refused<Chunks>(var refusal) -> throw new AssertionError(refusal.code());
            case Outcome.Passed<Chunks>(Chunks chunks) -> chunks.forEachRemaining(c -> rows.addAll(c.rows()));
        }
        return rows;
    }
}
