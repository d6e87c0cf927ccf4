package ishibashi.fhir.write;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.RoleSource;
import ishibashi.message.Japan;
import ishibashi.message.Seeker;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.SeekerIdentity.Employer;
import ishibashi.message.Terms.Place;
import ishibashi.message.Terms.Stance;
import ishibashi.submit.OwnRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;

/** A seeker that came by another door, as its profile wants it (fhir fields). */
final class OwnSeeker {
    /** 医師法 16条の2: licences before 2004-04 need no clinical training 臨床研修. */
    private static final int TRAINING_SINCE = 2004;

    private final Parts parts;
    private final Wishes wishes;

    OwnSeeker(Parts parts, Wishes wishes) {
        this.parts = parts;
        this.wishes = wishes;
    }

    PractitionerRole role(OwnRecord record, Seeker s) {
        PractitionerRole role = new PractitionerRole();
        LocalDate told = Japan.day(record.updated());
        Wishes.words(s.employments()).forEach(code -> role.addExtension(parts.coded("employment-type", code)));
        Wishes.words(s.patterns()).forEach(code -> role.addExtension(parts.coded("work-pattern", code)));
        Wishes.words(s.kinds()).forEach(code -> role.addExtension(parts.coded("workplace-kind", code)));
        role.addExtension(parts.coded("clinical-training", training(s)));
        s.specialties().forEach(title -> certification(role, title));
        role.addExtension(wishes.duty("night", stance(s.nightDuty())));
        pay(role, s);
        needs(role, s);
        s.intents().stream().sorted().forEach(code -> role.addExtension(parts.coded("intent", code)));
        Extension notices = Parts.of("notice-preference");
        notices.addExtension("urgent", new BooleanType(s.urgentOk()));
        role.addExtension(notices);
        record.identity().ifPresent(identity -> identity(role, identity));
        role.addExtension(Parts.of("validity", Wishes.period(told, Optional.of(told.plusDays(OwnVacancy.VALID_DAYS)))));
        role.addExtension(Parts.of(
                "operator-of-record",
                Parts.member(record.posting().operatorOfRecord().value())));
        role.addIdentifier()
                .setSystem(Urls.number(
                        "seeker", record.posting().operatorOfRecord().value()))
                .setValue(record.number());
        role.setPeriod(Wishes.period(s.availableFrom().orElse(told), s.availableTo()));
        role.setPractitioner(new Reference("Practitioner/" + RoleSource.OF_RECORD));
        role.addCode(parts.physician());
        departments(role, s.departments());
        regions(role, s);
        Wishes.hours(role, s.hours());
        return role;
    }

    static String training(Seeker s) {
        return s.licenceYear().isPresent() && s.licenceYear().getAsInt() < TRAINING_SINCE ? "exempt" : "unspecified";
    }

    private void certification(PractitionerRole role, String title) {
        Extension certification = Parts.of("certification");
        certification.addExtension("specialty", wishes.title(title));
        role.addExtension(certification);
    }

    private static String stance(Stance stance) {
        return switch (stance) {
            case YES -> "yes";
            case LIMITED -> "with-support";
            case NO -> "no";
        };
    }

    private void pay(PractitionerRole role, Seeker s) {
        s.payWish().ifPresent(yen -> {
            Extension pay = Parts.of("pay");
            pay.addExtension("basis", parts.code("pay-basis", "year"));
            pay.addExtension("range", new Range().setLow(Parts.yen(yen)));
            role.addExtension(pay);
        });
    }

    private void needs(PractitionerRole role, Seeker s) {
        if (s.housingWish()) {
            role.addExtension(parts.coded("housing", "available"));
        }
        if (s.childcareNeed()) {
            role.addExtension(parts.coded("need", "childcare"));
        }
        if (s.shortHours()) {
            role.addExtension(parts.coded("need", "hours"));
        }
    }

    private static void identity(PractitionerRole role, SeekerIdentity identity) {
        if (identity.currentEmployerCode().isPresent()
                || identity.currentEmployer().isPresent()) {
            Employer present = new Employer(identity.currentEmployer(), identity.currentEmployerCode());
            role.addExtension(Parts.of("present-employer", reference(present)));
        }
        identity.hideFrom().forEach(hidden -> role.addExtension(hideFrom(hidden)));
        if (!identity.freeText().isBlank()) {
            role.addExtension(Parts.of("career", new MarkdownType(identity.freeText())));
        }
    }

    private static Extension hideFrom(Employer hidden) {
        Extension extension = Parts.of("hide-from");
        extension.addExtension("organization", reference(hidden));
        extension.addExtension("scope", new CodeType("corporation"));
        return extension;
    }

    private static Reference reference(Employer employer) {
        Reference reference = employer.code()
                .map(code -> Parts.logical("Organization", Urls.INSTITUTION, code))
                .orElseGet(() -> new Reference().setType("Organization"));
        employer.name().ifPresent(reference::setDisplay);
        return reference;
    }

    private void departments(PractitionerRole role, List<String> names) {
        for (int n = 0; n < names.size(); n++) {
            CodeableConcept department = wishes.department(names.get(n));
            Wishes.preferred(department, n + 1);
            role.addSpecialty(department);
        }
    }

    private static void regions(PractitionerRole role, Seeker s) {
        for (int n = 0; n < s.regions().size(); n++) {
            Reference region = region(s.regions().get(n));
            Wishes.preferred(region, n + 1);
            role.addLocation(region);
        }
        s.excludedRegions().forEach(code -> {
            Reference region = region(code);
            Wishes.avoided(region);
            role.addLocation(region);
        });
    }

    /** A municipality, a prefecture, or everywhere, which no place stands for. */
    private static Reference region(String code) {
        if (code.equals("*")) {
            return Parts.everywhere();
        }
        boolean municipality = code.length() == 5;
        return new Reference("Location/"
                + PlaceCodes.id(new Place(
                        code.substring(0, 2), Optional.empty(), municipality ? Optional.of(code) : Optional.empty())));
    }
}
