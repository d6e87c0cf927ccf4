package ishibashi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The place of a refusal beside the published definition of its extension ({@code fhir/definition-refusal.json}). */
class RefusalOutcomeTest {
    private static final FhirContext R4 = FhirContext.forR4();

    @ParameterizedTest
    @CsvSource({
        "17, 契約終了日, 17, 契約終了日",
        "求人(R8.8)!39, 科, 39, 求人(R8.8)!科",
        "求人票12, 診療科, , 求人票12!診療科",
        "4, 希望/@科, 4, 希望/@科",
        "名簿!4, , 4, 名簿",
        "17, , 17, "
    })
    void a_row_is_a_number_and_its_sheet_stands_before_the_column(
            String row, String column, String number, String place) {
        Map<String, String> parts = parts(column == null ? Where.row(row) : Where.cell(row, column, "C39", "raw"));
        assertThat(parts.get("row")).isEqualTo(number == null ? null : "valuePositiveInt=" + number);
        assertThat(parts.get("column")).isEqualTo(place == null ? null : "valueString=" + place);
    }

    @Test
    void every_part_is_one_that_the_definition_has_with_its_type() throws IOException {
        Map<String, String> defined = defined();
        for (Where where : List.of(Where.cell("名簿!4", "氏名", "B4", "raw"), Where.row("9"), Where.MESSAGE)) {
            parts(where).forEach((part, value) -> assertThat(value).startsWith(defined.get(part) + "="));
        }
    }

    private static Map<String, String> parts(Where where) {
        Refusal refusal = new Refusal(Code.VERSION_CONFLICT, Stage.NORMALISED, where, List.of("x"), new UUID(0, 1));
        JsonNode outcome = JsonMapper.shared()
                .readTree(R4.newJsonParser().encodeResourceToString(RefusalOutcome.of(List.of(refusal))));
        Map<String, String> parts = new HashMap<>();
        for (JsonNode part : outcome.at("/issue/0/extension/0/extension")) {
            part.forEachEntry((name, value) -> {
                if (!name.equals("url")) {
                    parts.put(part.get("url").asString(), name + "=" + value.asString());
                }
            });
        }
        return parts;
    }

    /** Part → {@code valueString} and its like. */
    private static Map<String, String> defined() throws IOException {
        Map<String, String> defined = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(RefusalOutcomeTest.class.getResourceAsStream("/fhir/definition-refusal.json"))) {
            for (JsonNode element : JsonMapper.shared().readTree(in).at("/differential/element")) {
                String id = element.get("id").asString();
                if (id.endsWith(".value[x]") && id.contains(":")) {
                    String type = element.at("/type/0/code").asString();
                    defined.put(
                            id.substring(id.indexOf(':') + 1, id.lastIndexOf('.')),
                            "value" + Character.toUpperCase(type.charAt(0)) + type.substring(1));
                }
            }
        }
        return defined;
    }
}
