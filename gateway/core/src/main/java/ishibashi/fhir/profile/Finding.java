package ishibashi.fhir.profile;

import ishibashi.refusal.Code;
import java.util.List;

/**
 * What speaks against a resource.
 *
 * @param path FHIRPath of the element
 * @param arguments of the code's texts, never a value of the sender
 */
public record Finding(Code code, String path, List<String> arguments) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding missing(String path) {
        return new Finding(Code.MISSING_KEY, path, List.of(path));
    }

    public static Finding unknownCode(String path, List<String> known) {
        return new Finding(Code.UNKNOWN_CODE, path, List.of(path, String.join(", ", known)));
    }

    /** @param rule in both languages, or a name that needs none */
    public static Finding rule(String path, String rule) {
        return new Finding(Code.PROFILE_VIOLATION, path, List.of(path + ": " + rule));
    }

    /** An element or extension that is not ours to take. */
    public static Finding unknown(String path) {
        return new Finding(Code.UNKNOWN_ELEMENT, path, List.of(path));
    }
}
