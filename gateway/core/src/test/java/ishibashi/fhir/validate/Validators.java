package ishibashi.fhir.validate;

import ishibashi.fhir.Examples;
import ishibashi.fhir.FhirJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** One validator for all tests: it takes seconds to load. */
public final class Validators {
    private static final ValidatorService SERVICE = new ValidatorService(Examples.DEFINITIONS, Duration.ofMinutes(2));

    private Validators() {}

    /** Errors only, as places. */
    public static List<Verdict.Issue> errors(Resource resource, String profile) {
        return errors(FhirJson.text(resource), profile);
    }

    public static List<Verdict.Issue> errors(String json, String profile) {
        try {
            return ((Verdict.Judged) SERVICE.judge(json, Optional.of(profile))).errors();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
