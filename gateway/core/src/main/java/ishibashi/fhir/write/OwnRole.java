package ishibashi.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.RoleSource;
import ishibashi.message.Bytes;
import ishibashi.message.Posting;
import ishibashi.submit.OwnRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * fhir §3, §3.4: a record whole, for its own member. What came by FHIR goes back as it came, with our id and labels; what came by
 * another door is projected from its terms.
 */
public final class OwnRole {
    private final OwnVacancy vacancies;
    private final OwnSeeker seekers;
    private final OwnFacility facilities;

    public OwnRole(Terminology terminology, SpecialtyCodes specialties, PlaceCodes places) {
        Parts parts = new Parts(terminology);
        Wishes wishes = new Wishes(parts, specialties);
        this.vacancies = new OwnVacancy(parts, wishes);
        this.seekers = new OwnSeeker(parts, wishes);
        this.facilities = new OwnFacility(places);
    }

    /** The PractitionerRole of its newest or any version. */
    public PractitionerRole role(OwnRecord record) {
        PractitionerRole role = record.source().map(OwnRole::parsed).orElseGet(() -> projected(record));
        role.setId(id(record));
        role.setMeta(
                meta(record, record.posting() instanceof Posting.OfVacancy ? "IshibashiVacancy" : "IshibashiSeeker"));
        role.getMeta().addProfile(Urls.JP_PROFILES + "JP_PractitionerRole");
        role.setActive(record.active());
        if (role.hasOrganization()) {
            own(role.getOrganization(), "Organization/" + organizationId(record));
        }
        if (role.hasPractitioner()) {
            own(role.getPractitioner(), "Practitioner/" + practitionerId(record));
        }
        return role;
    }

    /** The facility of a vacancy, whose id is derived from the record's. */
    public Optional<Organization> organization(OwnRecord record) {
        if (!(record.posting() instanceof Posting.OfVacancy vacancy)) {
            return Optional.empty();
        }
        return record.facility().filter(f -> !f.name().isBlank()).map(facility -> {
            Organization organization = facilities.organization(record, vacancy.terms(), facility);
            organization.setId(organizationId(record));
            organization.setMeta(meta(record, "IshibashiFacility"));
            organization.getMeta().addProfile(Urls.JP_PROFILES + "JP_Organization");
            return organization;
        });
    }

    /** The doctor of a seeker's record, whose id is derived from the record's. */
    public Optional<Practitioner> practitioner(OwnRecord record) {
        return record.identity().map(identity -> {
            Practitioner doctor = OwnDoctor.practitioner(identity);
            doctor.setId(practitionerId(record));
            doctor.setMeta(meta(record, "IshibashiPractitioner"));
            doctor.getMeta().addProfile(Urls.JP_PROFILES + "JP_Practitioner");
            return doctor;
        });
    }

    public static String id(OwnRecord record) {
        return record.posting().id().toString();
    }

    public static String organizationId(OwnRecord record) {
        return "org-" + id(record);
    }

    public static String practitionerId(OwnRecord record) {
        return "doc-" + id(record);
    }

    private PractitionerRole projected(OwnRecord record) {
        return switch (record.posting()) {
            case Posting.OfVacancy vacancy -> vacancies.role(record, vacancy.terms());
            case Posting.OfSeeker seeker -> seekers.role(record, seeker.terms());
        };
    }

    private static PractitionerRole parsed(Bytes source) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(PractitionerRole.class, new String(source.toArray(), StandardCharsets.UTF_8));
    }

    private static void own(Reference reference, String target) {
        if (String.valueOf(reference.getReference()).endsWith("/" + RoleSource.OF_RECORD)) {
            reference.setReference(target);
        }
    }

    private static Meta meta(OwnRecord record, String profile) {
        Meta meta = new Meta();
        meta.setVersionId(Integer.toString(record.version()));
        meta.setLastUpdatedElement(Parts.instant(record.updated()));
        meta.addProfile(Urls.profile(profile));
        meta.addSecurity(new Coding(Urls.codeSystem("disclosure-level"), "L3", "紹介・開示"));
        meta.addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"));
        return meta;
    }
}
