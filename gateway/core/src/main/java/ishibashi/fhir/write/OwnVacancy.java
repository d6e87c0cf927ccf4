package ishibashi.fhir.write;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.RoleSource;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Japan;
import ishibashi.message.Terms;
import ishibashi.message.Terms.PayBasis;
import ishibashi.message.Vacancy;
import ishibashi.submit.OwnRecord;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** A vacancy that came by another door, as its profile wants it (fhir fields). What nobody told is {@code unspecified}. */
final class OwnVacancy {

    /** 情報の期限 (domain §1, 34): where none is told. */
    static final int VALID_DAYS = 90;

    private final Parts parts;
    private final Wishes wishes;

    OwnVacancy(Parts parts, Wishes wishes) {
        this.parts = parts;
        this.wishes = wishes;
    }

    PractitionerRole role(OwnRecord record, Vacancy v) {
        PractitionerRole role = new PractitionerRole();
        LocalDate told = Japan.day(record.updated());
        LocalDate expires = v.expires().filter(day -> !day.isBefore(told)).orElse(told.plusDays(VALID_DAYS));
        terms(role, v, expires);
        role.addExtension(Parts.of("headcount", new PositiveIntType(v.headcount())));
        role.addExtension(Parts.of("validity", Wishes.period(told, Optional.of(expires))));
        duties(role, v.duty());
        pay(role, v.pay());
        extras(role, v);
        record.facility().ifPresent(f -> facility(role, record, f));
        role.addExtension(Parts.of(
                "operator-of-record",
                Parts.member(record.posting().operatorOfRecord().value())));
        role.addIdentifier()
                .setSystem(Urls.number(
                        "vacancy", record.posting().operatorOfRecord().value()))
                .setValue(record.number());
        role.setPeriod(Wishes.period(v.period().start(), v.period().end()));
        if (v.period().inferred()) {
            Extension source = Parts.of("value-source");
            source.addExtension("inferred", new BooleanType(true));
            role.getPeriod().getStartElement().addExtension(source);
        }
        role.addCode(parts.physician());
        v.departments().forEach(name -> role.addSpecialty(wishes.department(name)));
        role.addLocation(new Reference("Location/" + PlaceCodes.id(v.place())));
        Wishes.hours(role, v.hours());
        return role;
    }

    private void terms(PractitionerRole role, Vacancy v, LocalDate expires) {
        role.addExtension(parts.coded("employment-type", Wishes.word(v.employment())));
        v.pattern().ifPresent(pattern -> role.addExtension(parts.coded("work-pattern", Wishes.word(pattern))));
        role.addExtension(parts.coded("urgency", Wishes.word(v.urgency())));
        boolean immediate = v.urgency() == Terms.Urgency.IMMEDIATE;
        v.fillBy()
                .or(() -> immediate ? Optional.of(expires) : Optional.empty())
                .ifPresent(day -> role.addExtension(Parts.of("fill-by", new DateTimeType(day.toString()))));
        v.reason()
                .or(() -> immediate ? Optional.of("other") : Optional.empty())
                .ifPresent(code -> role.addExtension(parts.coded("reason", code)));
        role.addExtension(parts.coded("workplace-kind", Wishes.word(v.kind())));
        role.addExtension(parts.coded("facility-type", v.facilityType().orElse("unspecified")));
        if (v.employment() != Terms.Employment.PERMANENT && v.period().end().isEmpty()) {
            role.addExtension(Parts.termWithin());
        }
        if (v.flexibleHours()) {
            role.addExtension(parts.coded("work-system", "short-regular"));
        }
        role.addExtension(parts.coded("duties", "unspecified"));
    }

    private void duties(PractitionerRole role, Terms.Duty duty) {
        duty.nightsPerMonth().ifPresent(nights -> {
            Extension night = wishes.duty("night", nights == 0 ? "none" : "required");
            if (nights > 0) {
                night.addExtension("times-per-month", new Range().setHigh(Parts.counted(nights, "回")));
            }
            role.addExtension(night);
        });
        duty.onCall().ifPresent(yes -> role.addExtension(wishes.duty("on-call", yes ? "required" : "none")));
    }

    private void pay(PractitionerRole role, Terms.Pay offered) {
        if (offered.basis() == PayBasis.NEGOTIABLE) {
            return;
        }
        Range range = new Range();
        offered.min().ifPresent(yen -> range.setLow(Parts.yen(yen)));
        offered.max().ifPresent(yen -> range.setHigh(Parts.yen(yen)));
        Extension pay = Parts.of("pay");
        pay.addExtension("basis", parts.code("pay-basis", Wishes.word(offered.basis())));
        if (!range.isEmpty()) {
            pay.addExtension("range", range);
        }
        role.addExtension(pay);
    }

    private void extras(PractitionerRole role, Vacancy v) {
        if (!v.housing().equals("unknown")) {
            role.addExtension(parts.coded("housing", v.housing()));
        }
        if (!v.childcare().equals("unknown")) {
            role.addExtension(parts.coded("childcare", v.childcare()));
        }
        if (v.telesupport().orElse(false)) {
            Extension telesupport = Parts.of("telesupport");
            telesupport.addExtension("category", parts.code("telesupport-type", "unspecified"));
            role.addExtension(telesupport);
        }
        v.trainingFor().stream().sorted().forEach(title -> {
            Extension training = Parts.of("training");
            training.addExtension("specialty", wishes.title(title));
            role.addExtension(training);
        });
        v.beds().ifPresent(beds -> {
            Extension profile = Parts.of("facility-profile");
            profile.addExtension(
                    "beds", new Range().setLow(Parts.counted(beds, "床")).setHigh(Parts.counted(beds, "床")));
            role.addExtension(profile);
        });
    }

    private static void facility(PractitionerRole role, OwnRecord record, FacilityIdentity facility) {
        facility.employer().ifPresent(employer -> {
            Extension terms = Parts.of("terms");
            terms.addExtension("employer", new StringType(employer));
            role.addExtension(terms);
        });
        if (!facility.freeText().isBlank()) {
            Extension text = Parts.of("free-text");
            text.addExtension("kind", new CodeType("appeal"));
            text.addExtension("text", new MarkdownType(facility.freeText()));
            text.addExtension("review", new CodeType("unreviewed"));
            role.addExtension(text);
        }
        Reference organization = facility.institutionCode()
                .map(code -> Parts.logical("Organization", Urls.INSTITUTION, code))
                .orElseGet(() -> Parts.logical(
                        "Organization",
                        Urls.number(
                                "vacancy", record.posting().operatorOfRecord().value()),
                        record.number()));
        if (!facility.name().isBlank()) {
            organization.setReference("Organization/" + RoleSource.OF_RECORD);
        }
        role.setOrganization(organization);
    }
}
