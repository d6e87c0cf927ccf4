package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.refusal.Code;
import java.util.Optional;
import java.util.Set;

/** Elements that are refused wherever they stand (fhir §3.3): what hides resources, carries files or changes the meaning of the rest. */
final class ForbiddenElements {
    private static final String OURS = "https://ishibashi.example/fhir/StructureDefinition/";
    private static final Set<String> PROFILES = Set.of(
            "IshibashiVacancy",
            "IshibashiSeeker",
            "IshibashiFacility",
            "IshibashiArea",
            "IshibashiPractitioner",
            "IshibashiIntroduction",
            "IshibashiNotice",
            "IshibashiConsent",
            "IshibashiReceipt",
            "IshibashiRefusal",
            "IshibashiAuditEvent",
            "IshibashiTelesupport");

    private ForbiddenElements() {}

    static Optional<Code> code(String name, Json value) {
        return switch (name) {
            case "contained" -> Optional.of(Code.CONTAINED_NOT_ALLOWED);
            case "modifierExtension", "implicitRules", "_implicitRules" -> Optional.of(Code.UNKNOWN_ELEMENT);
            case "photo" -> Optional.of(Code.BINARY_NOT_ALLOWED);
            case "data", "contentType" -> when(value instanceof Json.Text, Code.BINARY_NOT_ALLOWED);
            case "valueBase64Binary" ->
                when(!(value instanceof Json.Text(String text) && Base64Text.isDigest(text)), Code.BINARY_NOT_ALLOWED);
            case "profile" -> when(value instanceof Json.Text(String url) && unknownOfOurs(url), Code.UNKNOWN_ELEMENT);
            default -> when(name.endsWith("Attachment"), Code.BINARY_NOT_ALLOWED);
        };
    }

    private static Optional<Code> when(boolean holds, Code code) {
        return holds ? Optional.of(code) : Optional.empty();
    }

    private static boolean unknownOfOurs(String url) {
        return url.startsWith(OURS) && !PROFILES.contains(url.substring(OURS.length()));
    }
}
