package ishibashi.fhir.write;

import ishibashi.fhir.Urls;
import ishibashi.message.SeekerIdentity;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;

/** The doctor of an own record (IshibashiPractitioner, fhir §0): 漢字 and カナ as two names, 医籍登録番号. */
final class OwnDoctor {
    private OwnDoctor() {}

    static Practitioner practitioner(SeekerIdentity identity) {
        Practitioner doctor = new Practitioner();
        doctor.setActive(true);
        doctor.addName(name(identity.name(), "IDE"));
        identity.kana().ifPresent(kana -> doctor.addName(name(kana, "SYL")));
        identity.phone()
                .ifPresent(phone ->
                        doctor.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone));
        identity.email()
                .ifPresent(email ->
                        doctor.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(email));
        identity.birthDate().ifPresent(day -> doctor.setBirthDateElement(new DateType(day.toString())));
        identity.sex().ifPresent(sex -> doctor.setGender(gender(sex)));
        var licence = doctor.addQualification();
        licence.addIdentifier().setSystem(Urls.REGISTRATION).setValue(identity.licenceNumber());
        licence.setCode(new CodeableConcept(new Coding(Urls.LICENCE, "medical-registration", "医籍登録番号")));
        identity.licenceDate().ifPresent(day -> licence.getPeriod().setStartElement(new DateTimeType(day.toString())));
        return doctor;
    }

    private static AdministrativeGender gender(String sex) {
        return switch (sex) {
            case "M" -> AdministrativeGender.MALE;
            case "F" -> AdministrativeGender.FEMALE;
            default -> AdministrativeGender.UNKNOWN;
        };
    }

    private static HumanName name(String text, String form) {
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(text);
        List<String> parts = List.of(text.split(" ", 2));
        name.setFamily(parts.getFirst());
        if (parts.size() > 1) {
            name.addGiven(parts.getLast());
        }
        name.addExtension(Urls.NAME_FORM, new CodeType(form));
        return name;
    }
}
