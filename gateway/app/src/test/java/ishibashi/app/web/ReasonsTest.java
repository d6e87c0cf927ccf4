package ishibashi.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {
    @ParameterizedTest
    @ValueSource(strings = {"鍵の紛失", "test", " 夜間の保守のため停止 ", "求人の派遣の文言を直した"})
    void a_short_reason_is_taken(String reason) {
        assertThat(Reasons.checked(reason)).isEqualTo(reason.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "一行目\n二行目", "a\u0000b", "患者氏名: 鈴木様", "うつ病で休職中の医師", "番号 123456789018"})
    void what_may_stand_in_no_record_stands_in_no_reason(String reason) {
        assertThatThrownBy(() -> Reasons.checked(reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("理由");
    }

    @Test
    void a_long_reason_is_refused_and_not_repeated() {
        String reason = "𠮷".repeat(Reasons.LONGEST);
        assertThat(Reasons.checked(reason)).isEqualTo(reason);
        assertThatThrownBy(() -> Reasons.checked(reason + "𠮷"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("𠮷");
    }
}
