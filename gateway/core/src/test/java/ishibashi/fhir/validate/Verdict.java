package ishibashi.fhir.validate;

import java.util.List;

/** What the validator says; its messages quote values, so that only places are kept. */
public sealed interface Verdict {
    /** @param errors none if it is valid */
    record Judged(List<Issue> errors, List<Issue> warnings) implements Verdict {
        public Judged {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /** It took longer than it may, or too many wait. */
    record NotJudged() implements Verdict {}

    /**
     * One issue.
     *
     * @param path FHIRPath
     * @param rule the validator's name of what is broken
     */
    record Issue(String path, String rule) {}
}
