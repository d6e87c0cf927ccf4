package ishibashi.fhir.read;

import ishibashi.fhir.profile.Finding;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.List;

/** What was found while one role is read. */
final class Notes {
    private final List<Finding> faults = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void refuse(Finding finding) {
        faults.add(finding);
    }

    void refuse(List<Finding> findings) {
        faults.addAll(findings);
    }

    void refuse(Code code, String path, String... more) {
        faults.add(at(code, path, more));
    }

    void warn(Code code, String path, String... more) {
        warnings.add(at(code, path, more));
    }

    private static Finding at(Code code, String path, String... more) {
        List<String> arguments = new ArrayList<>(List.of(path));
        arguments.addAll(List.of(more));
        return new Finding(code, path, arguments);
    }

    List<Finding> faults() {
        return List.copyOf(faults);
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }
}
