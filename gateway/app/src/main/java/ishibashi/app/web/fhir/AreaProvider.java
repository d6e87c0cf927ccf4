package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.fhir.write.Areas;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;

/** fhir §1.5: the shared places, for every member alike. */
public final class AreaProvider implements IResourceProvider {
    private final Areas areas;
    private final FhirPorts ports;

    AreaProvider(Areas areas, FhirPorts ports) {
        this.areas = areas;
        this.ports = ports;
    }

    @Override
    public Class<Location> getResourceType() {
        return Location.class;
    }

    @Read
    public Location read(@IdParam IdType id) {
        return areas.location(id.getIdPart())
                .orElseThrow(() -> Outcomes.notThere(ports.refusal(Stage.NORMALISED, Code.NOT_THERE, Where.MESSAGE)));
    }

    @Search
    public List<Location> search(
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
            @OptionalParam(name = "partof") @Nullable ReferenceParam within) {
        return areas.all().stream()
                .filter(a -> identifier == null || has(a, identifier))
                .filter(a -> within == null
                        || ("Location/" + within.getIdPart())
                                .equals(a.getPartOf().getReference()))
                .toList();
    }

    private static boolean has(Location area, TokenParam token) {
        return area.getIdentifier().stream()
                .anyMatch(i -> i.getValue().equals(token.getValue())
                        && (token.getSystem() == null || i.getSystem().equals(token.getSystem())));
    }
}
