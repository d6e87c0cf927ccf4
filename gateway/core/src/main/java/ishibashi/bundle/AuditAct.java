package ishibashi.bundle;

import ishibashi.fhir.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;

/** What members do, in the words of AuditEvent; only these are told to them. */
public enum AuditAct {
    MESSAGE_RECEIVED(AuditEventAction.C, "registration", "L0", About.MESSAGE),
    MESSAGE_REPEATED(AuditEventAction.E, "registration", "L0", About.MESSAGE),
    MESSAGE_REJECTED(AuditEventAction.C, "registration", "L0", About.INCIDENT),
    RESULTS_ACKNOWLEDGED(AuditEventAction.U, "anonymous-matching", "L0", About.RESULTS),
    CONTACT_REQUESTED(AuditEventAction.C, "introduction", "L1", About.INTRODUCTION),
    CONTACT_ENDED(AuditEventAction.U, "introduction", "L0", About.INTRODUCTION),
    SUBSCRIPTION_MADE(AuditEventAction.C, "registration", "L0", About.SUBSCRIPTION),
    SUBSCRIPTION_CHANGED(AuditEventAction.U, "registration", "L0", About.SUBSCRIPTION),
    SUBSCRIPTION_REMOVED(AuditEventAction.D, "registration", "L0", About.SUBSCRIPTION);

    final AuditEventAction action;
    /** Code of {@code CodeSystem/consent-scope}: for what. */
    final String purpose;
    /** Code of {@code CodeSystem/disclosure-level}. */
    final String level;

    final About about;

    AuditAct(AuditEventAction action, String purpose, String level, About about) {
        this.action = action;
        this.purpose = purpose;
        this.level = level;
        this.about = about;
    }

    /** What an act is about: the detail of its entry that names it, its resource type, and the system of its identifier. */
    enum About {
        MESSAGE("message", "Bundle", "urn:ietf:rfc:3986"),
        INCIDENT("incident", "OperationOutcome", Urls.INCIDENT),
        RESULTS("results", "Bundle", ""),
        INTRODUCTION("introduction", "Task", Urls.INTRODUCTION),
        SUBSCRIPTION("subscription", "Subscription", "urn:ietf:rfc:3986");

        final String detail;
        final String type;
        final String system;

        About(String detail, String type, String system) {
            this.detail = detail;
            this.type = type;
            this.system = system;
        }
    }

    /** As {@link ishibashi.audit.Entry#act} names it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AuditAct> of(String wire) {
        return Arrays.stream(values()).filter(act -> act.wire().equals(wire)).findFirst();
    }

    public static List<String> all() {
        return Arrays.stream(values()).map(AuditAct::wire).toList();
    }

    /** Content that comes and goes has DICOM's words, whatever door it takes; the rest is done by REST. */
    Coding kind() {
        return switch (this) {
            case MESSAGE_RECEIVED, MESSAGE_REPEATED, MESSAGE_REJECTED ->
                new Coding("http://dicom.nema.org/resources/ontology/DCM", "110107", "Import");
            case RESULTS_ACKNOWLEDGED -> new Coding("http://dicom.nema.org/resources/ontology/DCM", "110106", "Export");
            default ->
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");
        };
    }
}
