package ishibashi.fhir.write;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** fhir §1.5, example 20: the shared places as Locations, each within the next wider one. */
public final class Areas {
    private static final String PHYSICAL = "http://terminology.hl7.org/CodeSystem/location-physical-type";

    private final PlaceCodes places;

    public Areas(PlaceCodes places) {
        this.places = places;
    }

    public Optional<Location> location(String id) {
        return places.area(id).map(Areas::of);
    }

    public List<Location> all() {
        return places.all().stream().map(Areas::of).toList();
    }

    private static Location of(PlaceCodes.Area area) {
        boolean medical = area.id().startsWith("sma-");
        Location location = new Location();
        location.setId(area.id());
        location.getMeta().addProfile(Urls.profile("IshibashiArea")).addProfile(Urls.JP_PROFILES + "JP_Location");
        location.addIdentifier()
                .setSystem(medical ? Urls.MEDICAL_AREA : Urls.MUNICIPALITY)
                .setValue(area.code());
        location.setStatus(Location.LocationStatus.ACTIVE);
        location.setName(area.name());
        location.setMode(Location.LocationMode.INSTANCE);
        location.setPhysicalType(new CodeableConcept(
                medical ? new Coding(PHYSICAL, "area", "Area") : new Coding(PHYSICAL, "jdn", "Jurisdiction")));
        area.within().ifPresent(wider -> location.setPartOf(new Reference("Location/" + wider)));
        return location;
    }
}
