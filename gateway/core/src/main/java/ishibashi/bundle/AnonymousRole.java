package ishibashi.bundle;

import ishibashi.pseudonymise.view.AnonymousView;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.StringType;

/** The anonymous view as a PractitionerRole at L0 (examples 05, 06). */
final class AnonymousRole {
    private AnonymousRole() {}

    static PractitionerRole of(String pseudonym, AnonymousView view) {
        PractitionerRole role = new PractitionerRole();
        role.setId(pseudonym);
        role.getMeta()
                .addProfile(Names.profile(view.kind().equals("vacancy") ? "IshibashiVacancy" : "IshibashiSeeker"));
        role.getMeta().addSecurity(new Coding(Names.LEVEL, "L0", "匿名"));
        role.getMeta()
                .addSecurity(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "ANONYED", "anonymized"));
        view.employment().forEach(code -> coded(role, "employment-type", code));
        view.urgency().ifPresent(code -> coded(role, "urgency", code));
        view.nightDuty().ifPresent(code -> coded(role, "duty-stance", code));
        view.telesupport().filter(Boolean::booleanValue).ifPresent(yes -> coded(role, "telesupport", "available"));
        view.pay().ifPresent(band -> role.addExtension(text("pay-band", band)));
        view.groups().forEach(group -> role.addSpecialty().setText(group));
        view.prefectures().forEach(code -> role.addLocation()
                .getIdentifier()
                .setSystem("urn:jis:x0401")
                .setValue(code));
        view.start().ifPresent(month -> role.addExtension(text("start-month", month.toString())));
        view.end().ifPresent(month -> role.addExtension(text("end-month", month.toString())));
        role.addIdentifier().setSystem(Names.PSEUDONYM).setValue(pseudonym);
        return role;
    }

    private static void coded(PractitionerRole role, String name, String code) {
        role.addExtension(new Extension(Names.profile(name), new CodeType(code)));
    }

    private static Extension text(String name, String value) {
        return new Extension(Names.profile(name), new StringType(value));
    }
}
