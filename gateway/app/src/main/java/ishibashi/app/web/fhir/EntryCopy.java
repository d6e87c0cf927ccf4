package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.read.Copies;
import ishibashi.message.RecordId;
import ishibashi.submit.Companion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource beside the roles as it will be kept, without id, meta and narrative.
 *
 * @param by the business identifier by which it is found again
 * @param base the version that it replaces, 0 for a new one
 * @param targets full addresses of the entries that it refers to
 */
record EntryCopy(RecordId id, Identifier by, int base, Resource copy, Set<String> targets) {
    private static final String HERE = "urn:uuid:";

    static EntryCopy of(RecordId id, Identifier by, int base, Resource given) {
        Resource copy = Copies.of(given);
        copy.setIdElement(null);
        copy.setMeta(null);
        if (copy instanceof DomainResource resource) {
            resource.setText(null);
        }
        return new EntryCopy(id, by, base, copy, targets(copy));
    }

    private static List<ResourceReferenceInfo> inside(Resource resource) {
        return FhirContext.forR4Cached().newTerser().getAllResourceReferences(resource).stream()
                .filter(info -> target(info).startsWith(HERE))
                .toList();
    }

    private static String target(ResourceReferenceInfo info) {
        return String.valueOf(info.getResourceReference().getReferenceElement().getValue());
    }

    /** Full addresses of the entries that a resource refers to. */
    static Set<String> targets(Resource resource) {
        return inside(resource).stream().map(EntryCopy::target).collect(Collectors.toUnmodifiableSet());
    }

    String address() {
        return copy.fhirType() + "/" + id;
    }

    /** @param addresses that the others have here, by their full addresses in the Bundle: of all that it refers to */
    Companion kept(Map<String, String> addresses) {
        Resource kept = Copies.of(copy);
        for (ResourceReferenceInfo info : inside(kept)) {
            info.getResourceReference().setReference(addresses.get(target(info)));
        }
        return new Companion(id, kept.fhirType(), by.getSystem(), by.getValue(), base, FhirJson.bytes(kept));
    }
}
