package ishibashi.app.web.fhir;

import ishibashi.fhir.Conformance;
import ishibashi.fhir.Definitions;
import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.profile.Profiles;
import ishibashi.fhir.read.RoleReader;
import ishibashi.fhir.write.Areas;
import ishibashi.fhir.write.OwnRole;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/** Readers and writers of FHIR, made once from the definitions and the code tables. */
public record FhirParts(
        Conformance conformance,
        Profiles profiles,
        RoleReader reader,
        OwnRole own,
        Areas areas,
        PlaceCodes places,
        SpecialtyCodes specialties) {
    /** @param codes folder {@code mappings/codes} */
    public static FhirParts load(Path codes, Supplier<UUID> ids) {
        Definitions definitions = Definitions.load();
        Terminology terminology = new Terminology(definitions);
        SpecialtyCodes specialties = new SpecialtyCodes(terminology);
        PlaceCodes places = new PlaceCodes(codes);
        return new FhirParts(
                new Conformance(definitions),
                new Profiles(definitions, terminology),
                new RoleReader(definitions, terminology, specialties, places, codes, ids),
                new OwnRole(terminology, specialties, places),
                new Areas(places),
                places,
                specialties);
    }
}
