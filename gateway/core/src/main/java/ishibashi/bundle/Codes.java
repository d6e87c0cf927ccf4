package ishibashi.bundle;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Our own codes with their displays (fhir §2). */
final class Codes {
    private static final Map<String, String> DISPLAYS = Map.ofEntries(
            Map.entry("employment-type/permanent", "無期"),
            Map.entry("employment-type/fixed", "有期"),
            Map.entry("employment-type/spot", "スポット"),
            Map.entry("urgency/immediate", "即時"),
            Map.entry("urgency/standing", "常時"),
            Map.entry("duty/night", "宿直"),
            Map.entry("stance/required", "必須"),
            Map.entry("stance/none", "なし"),
            Map.entry("stance/yes", "可"),
            Map.entry("stance/with-support", "支援があれば可"),
            Map.entry("stance/no", "不可"),
            Map.entry("pay-basis/year", "年俸"));

    private Codes() {}

    static CodeableConcept of(String system, String code) {
        return new CodeableConcept(new Coding(Names.codeSystem(system), code, DISPLAYS.get(system + "/" + code)));
    }

    /** A doctor answers night duty with yes, with-support or no; of a vacancy it is required or none. */
    static CodeableConcept stance(String word, boolean vacancy) {
        return switch (word) {
            case "limited" -> of("stance", "with-support");
            case "yes" -> of("stance", vacancy ? "required" : "yes");
            default -> of("stance", vacancy ? "none" : "no");
        };
    }
}
