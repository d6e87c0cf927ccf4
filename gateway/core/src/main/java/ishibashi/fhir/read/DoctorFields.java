package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Profiles;
import ishibashi.message.Kind;
import ishibashi.message.SeekerIdentity;
import ishibashi.normalise.field.People;
import ishibashi.normalise.field.Reading;
import ishibashi.refusal.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/** The doctor of a seeker's record (fhir fields 2–7, 25): names 漢字 and カナ, 医籍登録, contact. */
final class DoctorFields {
    private static final String PATH = "PractitionerRole.practitioner";
    private static final int YOUNGEST = 22;
    private static final int OLDEST = 100;

    private final Profiles profiles;

    DoctorFields(Profiles profiles) {
        this.profiles = profiles;
    }

    Optional<SeekerIdentity> read(
            PractitionerRole role, References references, HiddenFields.Hidden hidden, LocalDate today, Notes notes) {
        Optional<Practitioner> found = references.resolve(role.getPractitioner(), Practitioner.class);
        if (found.isEmpty()) {
            notes.refuse(Code.REFERENCE_BROKEN, PATH);
            return Optional.empty();
        }
        Practitioner doctor = found.get();
        notes.refuse(profiles.check(doctor, "IshibashiPractitioner", Kind.SEEKER));
        Optional<PractitionerQualificationComponent> licence = licence(doctor);
        Optional<String> number = registration(doctor);
        if (number.isEmpty()) {
            notes.refuse(Code.MISSING_KEY, "Practitioner.qualification.identifier");
        }
        Optional<String> name = name(doctor, "IDE").or(() -> doctor.getName().stream()
                .filter(n -> !n.hasExtension(Urls.NAME_FORM))
                .findFirst()
                .map(DoctorFields::text));
        if (name.isEmpty()) {
            notes.refuse(Code.MISSING_KEY, "Practitioner.name");
        }
        Optional<LocalDate> born = Dates.first(doctor.getBirthDateElement());
        Optional<LocalDate> licensed =
                licence.flatMap(l -> Dates.first(l.getPeriod().getStartElement()));
        plausible(born, licensed, today, notes);
        return Optional.of(new SeekerIdentity(
                name.map(DoctorFields::tidy).orElse(""),
                name(doctor, "SYL").map(DoctorFields::kana),
                sex(doctor),
                born,
                number.orElse(""),
                licensed,
                hidden.present().flatMap(SeekerIdentity.Employer::name),
                hidden.present().flatMap(SeekerIdentity.Employer::code),
                hidden.others(),
                telecom(doctor, ContactPointSystem.PHONE),
                telecom(doctor, ContactPointSystem.EMAIL),
                Ext.first(role, "career")
                        .map(e -> String.valueOf(e.getValue().primitiveValue()))
                        .orElse("")));
    }

    static Optional<PractitionerQualificationComponent> licence(Practitioner doctor) {
        return doctor.getQualification().stream()
                .filter(q -> q.getCode().getCoding().stream()
                        .anyMatch(
                                c -> Urls.LICENCE.equals(c.getSystem()) && "medical-registration".equals(c.getCode())))
                .findFirst();
    }

    /** 医籍登録番号. */
    static Optional<String> registration(Practitioner doctor) {
        return licence(doctor).flatMap(DoctorFields::number);
    }

    private static Optional<String> number(PractitionerQualificationComponent licence) {
        return licence.getIdentifier().stream()
                .filter(i -> Urls.REGISTRATION.equals(i.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    private static Optional<String> name(Practitioner doctor, String form) {
        return doctor.getName().stream()
                .filter(n -> n.getExtension().stream()
                        .anyMatch(e -> Urls.NAME_FORM.equals(e.getUrl())
                                && e.getValue() instanceof PrimitiveType<?> code
                                && form.equals(code.primitiveValue())))
                .findFirst()
                .map(DoctorFields::text);
    }

    private static String text(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.concat(
                                Stream.ofNullable(name.getFamily()),
                                name.getGiven().stream().map(StringType::getValue))
                        .collect(Collectors.joining(" "));
    }

    private static String tidy(String name) {
        return People.name(name) instanceof Reading.Value<String>(var tidy, var i, var r) ? tidy : name;
    }

    private static String kana(String name) {
        return People.kana(name) instanceof Reading.Value<String>(var kana, var i, var r) ? kana : name;
    }

    private static Optional<String> sex(Practitioner doctor) {
        return doctor.hasGender()
                ? switch (doctor.getGender()) {
                    case MALE -> Optional.of("M");
                    case FEMALE -> Optional.of("F");
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    private static Optional<String> telecom(Practitioner doctor, ContactPointSystem system) {
        List<ContactPoint> all = doctor.getTelecom();
        return all.stream()
                .filter(t -> t.getSystem() == system && t.hasValue())
                .map(ContactPoint::getValue)
                .findFirst();
    }

    private static void plausible(
            Optional<LocalDate> born, Optional<LocalDate> licensed, LocalDate today, Notes notes) {
        if (born.isEmpty()) {
            return;
        }
        int age = today.getYear() - born.get().getYear();
        if (age < YOUNGEST || age > OLDEST) {
            notes.refuse(Code.IMPLAUSIBLE_NUMBER, "Practitioner.birthDate");
        } else if (licensed.isPresent() && licensed.get().isBefore(born.get().plusYears(YOUNGEST - 1L))) {
            notes.refuse(Code.IMPLAUSIBLE_NUMBER, "Practitioner.qualification.period");
        }
    }
}
