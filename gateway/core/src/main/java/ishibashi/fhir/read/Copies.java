package ishibashi.fhir.read;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r4.model.Resource;

/** Copies a resource, also one that no profile has been asked about yet. */
public final class Copies {
    private Copies() {}

    /** HAPI reads a time without seconds and then does not copy it; what is wrong with it is for the profile to say, with its place. */
    public static <T extends Resource> T of(T resource) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) resource.getClass();
        try {
            return type.cast(resource.copy());
        } catch (IllegalArgumentException e) {
            IParser parser = FhirContext.forR4Cached().newJsonParser();
            return parser.parseResource(type, parser.encodeResourceToString(resource));
        }
    }
}
