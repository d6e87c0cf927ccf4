package ishibashi.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Kind;
import ishibashi.message.Listed;
import ishibashi.message.Origin;
import ishibashi.message.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file names of which all that is missing is withdrawn: 横の一覧 of the teaching folder, a column a record. */
class WholeListTest {
    private final Normalise normalise =
            new Normalise(new Only(), CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID);

    @Test
    void it_names_rows_that_stand_and_rows_that_wait() {
        Listed list = chunks(yoko("A-1,A-2,A-3", "10/1,2026/11/1,いつか")).listed().orElseThrow();
        assertThat(list.shape()).isEqualTo("横の一覧");
        assertThat(list.kind()).isEqualTo(Kind.VACANCY);
        assertThat(list.rows()).isEqualTo(3);
        assertThat(list.numbers()).containsExactlyInAnyOrder("A-1", "A-2", "A-3");
        assertThat(list.legible()).isTrue();
        assertThat(chunks(yoko("A-1,A-2,A-3", "10/1,2026/11/1,いつか")).next().origin())
                .contains(new Origin("横の一覧", true));
    }

    @Test
    void one_row_without_a_number_might_be_any_of_the_missing() {
        for (String numbers : new String[] {"A-1,,A-3", "A-1,〓-2,A-3"}) {
            Chunks chunks = chunks(yoko(numbers, "10/1,2026/11/1,2026/10/1"));
            assertThat(chunks.listed().map(Listed::legible)).as(numbers).contains(false);
            assertThat(chunks.next().origin()).contains(new Origin("横の一覧", false));
        }
    }

    @Test
    void a_copy_of_a_row_is_counted_and_names_nothing_more() {
        String twice = yoko("A-1,A-1,A-3", "10/1,10/1,10/1").replace("小児科", "内科");
        Listed list = chunks(twice).listed().orElseThrow();
        assertThat(list.rows()).isEqualTo(3);
        assertThat(list.numbers()).containsExactlyInAnyOrder("A-1", "A-3");
        assertThat(list.legible()).isTrue();
    }

    @Test
    void of_other_shapes_what_is_missing_is_kept() {
        Chunks chunks = chunks("二段の求人\n番号,病院名,科,形態\n,市町村,開始,時間帯,状況\nI-1,青空病院,内科,無期\n,栃木県宇都宮市,2026/10/1,日勤,\n");
        assertThat(chunks.listed()).isEmpty();
        assertThat(chunks.next().origin()).contains(new Origin("二段の一覧", false));
    }

    private static String yoko(String numbers, String starts) {
        return """
                求人一覧（令和8年8月20日現在）
                番号,%s
                病院名,青空病院,〃,若葉診療所
                所在地,栃木県宇都宮市,〃,栃木県小山市
                科,内科,小児科,皮膚科
                形態,無期,無期,無期
                始期,%s
                """.formatted(numbers, starts);
    }

    private Chunks chunks(String text) {
        return switch (normalise.apply(Work.of("99", text.getBytes(UTF_8)), LocalDate.of(2026, 8, 20))) {
            case Outcome.Passed<Chunks>(Chunks chunks) -> chunks;
            case Outcome.Refused<Chunks>(var refusal) -> throw new AssertionError(refusal.code());
        };
    }
}
