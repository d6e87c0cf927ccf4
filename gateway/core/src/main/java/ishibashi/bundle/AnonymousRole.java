package ishibashi.bundle;

import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;

/** The anonymous view as a PractitionerRole at L0 (examples 05, 06): a vacancy has an organization, a seeker a practitioner. */
final class AnonymousRole {
    private static final int YEN = 10_000;

    private AnonymousRole() {}

    static PractitionerRole of(String pseudonym, AnonymousView view) {
        boolean vacancy = view.kind().equals("vacancy");
        PractitionerRole role = new PractitionerRole();
        role.setId(pseudonym);
        role.getMeta()
                .addProfile(Names.profile(vacancy ? "IshibashiVacancy" : "IshibashiSeeker"))
                .addProfile("http://jpfhir.jp/fhir/core/StructureDefinition/JP_PractitionerRole")
                .addSecurity(new Coding(Names.LEVEL, "L0", "匿名"))
                .addSecurity(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "ANONYED", "anonymized"));
        view.employment()
                .forEach(code -> role.addExtension(
                        new Extension(Names.profile("employment-type"), Codes.of("employment-type", code))));
        view.urgency()
                .ifPresent(
                        code -> role.addExtension(new Extension(Names.profile("urgency"), Codes.of("urgency", code))));
        view.nightDuty().ifPresent(code -> role.addExtension(duty(Codes.stance(code, vacancy))));
        view.pay().filter(band -> vacancy).ifPresent(band -> role.addExtension(pay(band)));
        view.telesupport().filter(Boolean::booleanValue).ifPresent(yes -> role.addExtension(telesupport()));
        role.addIdentifier().setSystem(Names.PSEUDONYM).setValue(pseudonym);
        role.setActive(true);
        view.start().ifPresent(month -> role.getPeriod().setStartElement(month(month)));
        view.end().ifPresent(month -> role.getPeriod().setEndElement(month(month)));
        if (vacancy) {
            role.setOrganization(logical("Organization", pseudonym));
        } else {
            role.setPractitioner(logical("Practitioner", pseudonym));
        }
        role.addCode(new CodeableConcept(
                new Coding("http://jpfhir.jp/fhir/core/CodeSystem/JP_PractitionerRole_CS", "JPR10000", null)));
        view.groups().forEach(group -> role.addSpecialty().setText(group));
        view.prefectures().forEach(code -> role.addLocation(place(code)));
        return role;
    }

    private static Extension duty(CodeableConcept stance) {
        Extension duty = new Extension(Names.profile("duty"));
        duty.addExtension("type", Codes.of("duty", "night"));
        duty.addExtension("stance", stance);
        return duty;
    }

    /** @param band in 万円 a year, {@code 1000-1500} */
    private static Extension pay(String band) {
        List<String> ends = List.of(band.split("-", -1));
        Extension pay = new Extension(Names.profile("pay"));
        pay.addExtension("basis", Codes.of("pay-basis", "year"));
        pay.addExtension("range", new Range().setLow(yen(ends.getFirst())).setHigh(yen(ends.getLast())));
        return pay;
    }

    private static Quantity yen(String tenThousands) {
        return new Quantity()
                .setValue(Long.parseLong(tenThousands) * YEN)
                .setUnit("円")
                .setSystem("urn:iso:std:iso:4217")
                .setCode("JPY");
    }

    private static Extension telesupport() {
        Extension telesupport = new Extension(Names.profile("telesupport"));
        telesupport.addExtension("category", new CodeableConcept().setText("遠隔支援あり"));
        return telesupport;
    }

    private static DateTimeType month(YearMonth month) {
        return new DateTimeType(month.toString());
    }

    private static Reference logical(String type, String pseudonym) {
        Reference reference = new Reference().setType(type);
        reference.getIdentifier().setSystem(Names.PSEUDONYM).setValue(pseudonym);
        return reference;
    }

    /** Example 20: a prefecture is {@code jis-} and its six digits (JIS X 0402); everywhere has no place. */
    private static Reference place(String prefecture) {
        if (!prefecture.matches("[0-9]{2}")) {
            return new Reference().setDisplay("全国");
        }
        int sum = 6 * (prefecture.charAt(0) - '0') + 5 * (prefecture.charAt(1) - '0');
        return new Reference("Location/jis-" + prefecture + "000" + (11 - sum % 11) % 10);
    }
}
