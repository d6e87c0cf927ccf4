package ishibashi.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** What a service of telemedicine 遠隔医療支援 is referred to by: an address {@code HealthcareService/x}, or {@code system|value}. */
public final class ServiceNames {
    private static final String TYPE = "HealthcareService";

    private ServiceNames() {}

    /** The address without server and version; empty for a place in a message, and for what is no service. */
    public static Optional<String> address(@Nullable String reference) {
        IdType id = new IdType(reference);
        return TYPE.equals(id.getResourceType()) && id.hasIdPart()
                ? Optional.of(TYPE + "/" + id.getIdPart())
                : Optional.empty();
    }

    /** Empty if it is not whole. */
    public static Optional<String> of(Identifier identifier) {
        return identifier.hasSystem() && identifier.hasValue()
                ? Optional.of(identifier.getSystem() + "|" + identifier.getValue())
                : Optional.empty();
    }
}
