package ishibashi.fhir.read;

import ishibashi.message.FacilityIdentity;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a role refers to.
 *
 * @param resources of the same message, or of the caller's own that are stored
 * @param facilities by institution code 医療機関コード, for a facility that is only named by it
 */
public record References(
        Function<Reference, Optional<Resource>> resources, Function<String, Optional<FacilityIdentity>> facilities) {
    public static final References NONE = new References(reference -> Optional.empty(), code -> Optional.empty());

    <T extends Resource> Optional<T> resolve(Reference reference, Class<T> kind) {
        return resources.apply(reference).filter(kind::isInstance).map(kind::cast);
    }
}
