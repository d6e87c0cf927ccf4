package ishibashi.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void every_code_has_title_reason_and_remedy_in_both_languages(Code code) {
        Refusal refusal = new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of("one", "two"), new UUID(1, 2));
        for (Language language : Language.values()) {
            RefusalText text = refusal.text(language);
            assertThat(List.of(text.title(), text.why(), text.remedy()))
                    .allSatisfy(t -> assertThat(t).isNotBlank().doesNotContain("{"));
        }
        assertThat(refusal.text(Language.JA).title())
                .isNotEqualTo(refusal.text(Language.EN).title());
        assertThat(Code.of(code.wire())).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void a_text_that_is_given_no_word_to_say_names_the_place(Code code) {
        Refusal refusal =
                new Refusal(code, Stage.RECEIVED, Where.path("PractitionerRole.id"), List.of(), new UUID(1, 2));
        for (Language language : Language.values()) {
            RefusalText text = refusal.text(language);
            assertThat(text.why() + text.remedy()).doesNotContain("{");
        }
    }
}
