package ishibashi.link;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Kind;
import ishibashi.message.Listed;
import ishibashi.message.MemberId;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Tokens;
import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where what is missing would be withdrawn, a list that may have lost its tail waits for a person (rulings 5, security A11). */
class ShrinkageTest {
    private static final MemberId BANK = new MemberId("bank-98");
    private static final Tokens TOKENS = new Tokens(new byte[32]);

    @Test
    void the_first_list_of_its_shape_is_taken() {
        assertThat(held(OptionalInt.empty(), 0, list(1, 3))).isEmpty();
    }

    @Test
    void one_of_half_the_rows_is_taken_and_one_of_fewer_is_held() {
        assertThat(held(OptionalInt.of(12), 12, list(1, 6))).isEmpty();
        assertThat(held(OptionalInt.of(12), 12, list(1, 5))).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.HELD_SHRUNK);
            assertThat(refusal.text(Language.JA).why()).contains("前回 12 行", "今回 5 行");
        });
    }

    @Test
    void ten_may_leave_whatever_their_share() {
        assertThat(held(OptionalInt.of(12), 12, list(11, 20))).isEmpty();
        assertThat(held(OptionalInt.of(12), 12, list(12, 23))).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.HELD_MISSING);
            assertThat(refusal.text(Language.JA).why()).contains("12 件のうち 11 件");
            assertThat(refusal.text(Language.EN).why()).contains("11 of the 12");
        });
    }

    @Test
    void one_in_five_may_leave_and_no_more() {
        assertThat(held(OptionalInt.of(100), 100, list(21, 100))).isEmpty();
        assertThat(held(OptionalInt.of(100), 100, list(22, 100)))
                .map(Refusal::code)
                .contains(Code.HELD_MISSING);
    }

    @Test
    void a_list_with_an_illegible_number_withdraws_nothing_and_is_held_for_its_length_alone() {
        Listed doubtful = new Listed("求人一覧", Kind.VACANCY, 60, Set.of("101"), false);
        assertThat(held(OptionalInt.of(100), 100, doubtful)).isEmpty();
        assertThat(held(OptionalInt.of(121), 100, doubtful)).map(Refusal::code).contains(Code.HELD_SHRUNK);
    }

    /** Rows with these numbers. */
    private static Listed list(int first, int last) {
        Set<String> numbers =
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).collect(Collectors.toSet());
        return new Listed("求人一覧", Kind.VACANCY, numbers.size(), numbers, true);
    }

    /** Where records 1 to {@code live} stand. */
    private static Optional<Refusal> held(OptionalInt last, int live, Listed list) {
        Lists lists = new Lists() {
            @Override
            public OptionalInt lastRows(MemberId member, String shape) {
                return last;
            }

            @Override
            public Count count(MemberId member, String shape, Collection<Token> keys) {
                long named = IntStream.rangeClosed(1, live)
                        .mapToObj(n -> TOKENS.record(BANK, Kind.VACANCY, Integer.toString(n)))
                        .filter(keys::contains)
                        .count();
                return new Count(live, live - (int) named);
            }
        };
        return new Shrinkage(lists, TOKENS, member -> member, UUID::randomUUID).held(BANK, list);
    }
}
