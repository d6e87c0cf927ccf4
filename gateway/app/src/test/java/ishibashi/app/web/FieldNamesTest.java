package ishibashi.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldNamesTest {
    private final FieldNames names = new FieldNames();

    @ParameterizedTest
    @EnumSource(Field.class)
    void every_field_that_a_mapping_can_fill_has_a_japanese_name(Field field) {
        assertThat(names.of(field.wire())).isNotEqualTo(field.wire()).containsPattern("[ぁ-んァ-ヶ一-龠]");
    }
}
