package ishibashi.bundle;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.fhir.write.Parts;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;

/**
 * The anonymous view as a PractitionerRole at L0 (examples 05, 06): a vacancy has an organization, a seeker a practitioner. Never finer
 * than the view (rulings 20). What a profile demands and the view does not know is said to be {@code unspecified}.
 */
public final class AnonymousRole {
    private static final int YEN = 10_000;

    private AnonymousRole() {}

    /** @param asOf month of this information */
    public static PractitionerRole of(String pseudonym, AnonymousView view, YearMonth asOf) {
        boolean vacancy = view.kind().equals("vacancy");
        PractitionerRole role = new PractitionerRole();
        role.setId(pseudonym);
        role.getMeta()
                .addProfile(Urls.profile(vacancy ? "IshibashiVacancy" : "IshibashiSeeker"))
                .addProfile(Urls.JP_PROFILES + "JP_PractitionerRole")
                .addSecurity(new Coding(Names.LEVEL, "L0", "匿名"))
                .addSecurity(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "ANONYED", "anonymized"));
        view.employment().forEach(code -> role.addExtension(Codes.PARTS.coded("employment-type", code)));
        view.patterns().forEach(code -> role.addExtension(Codes.PARTS.coded("work-pattern", code)));
        view.urgency().ifPresent(code -> role.addExtension(Codes.PARTS.coded("urgency", code)));
        view.post().ifPresent(post -> AnonymousPost.add(role, post));
        if (vacancy && !view.employment().contains("permanent") && view.end().isEmpty()) {
            role.addExtension(Parts.termWithin());
        }
        if (!vacancy) {
            role.addExtension(Codes.PARTS.coded(
                    "clinical-training", view.clinicalTraining().orElse("unspecified")));
        }
        role.addExtension(validity(asOf, view.post().flatMap(AnonymousView.Post::expires)));
        view.nightDuty().ifPresent(code -> role.addExtension(duty(code, vacancy)));
        view.pay().filter(band -> vacancy).ifPresent(band -> role.addExtension(pay(band)));
        view.telesupport().filter(Boolean::booleanValue).ifPresent(yes -> role.addExtension(telesupport()));
        role.addIdentifier().setSystem(Names.PSEUDONYM).setValue(pseudonym);
        role.setActive(true);
        role.getPeriod().setStartElement(month(view.start().orElse(asOf)));
        view.end().ifPresent(month -> role.getPeriod().setEndElement(month(month)));
        if (vacancy) {
            role.setOrganization(Parts.logical("Organization", Names.PSEUDONYM, pseudonym));
        } else {
            role.setPractitioner(Parts.logical("Practitioner", Names.PSEUDONYM, pseudonym));
        }
        role.addCode(Codes.PARTS.physician());
        view.groups().forEach(group -> role.addSpecialty(Codes.department(group)));
        view.prefectures().forEach(code -> role.addLocation(place(code)));
        return role;
    }

    private static Extension validity(YearMonth asOf, Optional<YearMonth> expires) {
        Period period = new Period().setStartElement(month(asOf));
        expires.filter(end -> !end.isBefore(asOf)).ifPresent(end -> period.setEndElement(month(end)));
        return Parts.of("validity", period);
    }

    private static Extension duty(String word, boolean vacancy) {
        Extension duty = Parts.of("duty");
        duty.addExtension("type", Codes.PARTS.code("duty", "night"));
        duty.addExtension("stance", Codes.stance(word, vacancy));
        return duty;
    }

    /** @param band in 万円 a year, {@code 1000-1500} */
    private static Extension pay(String band) {
        List<String> ends = List.of(band.split("-", -1));
        Extension pay = Parts.of("pay");
        pay.addExtension("basis", Codes.PARTS.code("pay-basis", "year"));
        pay.addExtension(
                "range",
                new Range()
                        .setLow(Parts.yen(Long.parseLong(ends.getFirst()) * YEN))
                        .setHigh(Parts.yen(Long.parseLong(ends.getLast()) * YEN)));
        return pay;
    }

    private static Extension telesupport() {
        Extension telesupport = Parts.of("telesupport");
        telesupport.addExtension("category", Codes.PARTS.code("telesupport-type", "unspecified"));
        return telesupport;
    }

    static DateTimeType month(YearMonth month) {
        return new DateTimeType(month.toString());
    }

    /** Example 20: a prefecture is {@code jis-} and its six digits (JIS X 0402); everywhere has no place. */
    private static Reference place(String prefecture) {
        return prefecture.matches("[0-9]{2}")
                ? new Reference("Location/" + PlaceCodes.prefecture(prefecture))
                : Parts.everywhere();
    }
}
