package ishibashi.fhir.profile;

import ishibashi.fhir.Urls;
import java.util.List;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;

/** JP Core JP_Practitioner, {@code qualification} sliced by its code: one 医籍登録番号 at most, under its own system (fhir §0). */
final class LicenceSlice {
    private static final String PATH = "Practitioner.qualification";

    private LicenceSlice() {}

    static void check(Practitioner doctor, List<Finding> findings) {
        List<PractitionerQualificationComponent> licences = doctor.getQualification().stream()
                .filter(LicenceSlice::isLicence)
                .toList();
        if (licences.size() > 1) {
            findings.add(Finding.rule(PATH, "≤ 1"));
        }
        licences.stream()
                .flatMap(licence -> licence.getIdentifier().stream())
                .filter(identifier -> !Urls.REGISTRATION.equals(identifier.getSystem()))
                .findFirst()
                .ifPresent(other ->
                        findings.add(Finding.unknownCode(PATH + ".identifier.system", List.of(Urls.REGISTRATION))));
    }

    private static boolean isLicence(PractitionerQualificationComponent qualification) {
        return qualification.getCode().getCoding().stream()
                .anyMatch(c -> Urls.LICENCE.equals(c.getSystem()) && "medical-registration".equals(c.getCode()));
    }
}
