package ishibashi.fhir.read;

import java.util.List;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Housing 住宅 (fhir fields 26): any kind of rooms is available, an allowance is an allowance. */
final class Housing {
    private Housing() {}

    static String of(PractitionerRole role) {
        List<String> codes = Ext.codes(role, "housing");
        if (codes.isEmpty()) {
            return "unknown";
        }
        return switch (codes.getFirst()) {
            case "rented", "official" -> "available";
            default -> codes.getFirst();
        };
    }
}
