package ishibashi.app.web.fhir;

import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Finding;
import ishibashi.fhir.write.Parts;
import ishibashi.introduce.Introduction;
import ishibashi.introduce.Step;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Terms.Urgency;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.Views;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Reads a Task (example 07) as the step that its sender wants to take. */
final class TaskForm {
    private final FhirPorts ports;
    private final FhirParts parts;

    TaskForm(FhirPorts ports, FhirParts parts) {
        this.ports = ports;
        this.parts = parts;
    }

    /**
     * Who asks has one side of its own, whole, and has been shown the other.
     *
     * @throws Outcomes.Refusing with all that speaks against its form, or the first thing that speaks against its sides
     */
    Step.Ask ask(UUID id, MemberId member, Task given) {
        Instant now = ports.clock().instant();
        check(member, given, now);
        Posting vacancy = posting(member, given.getFocus(), Kind.VACANCY, "Task.focus");
        Posting seeker = posting(member, given.getFor(), Kind.SEEKER, "Task.for");
        if (!vacancy.operatorOfRecord().equals(member)
                && !seeker.operatorOfRecord().equals(member)) {
            throw refused(Code.NOT_YOUR_RECORD, "Task.focus");
        }
        boolean urgent = vacancy instanceof Posting.OfVacancy(var r, var o, var terms, var f, var s)
                && terms.urgency() == Urgency.IMMEDIATE;
        return new Step.Ask(new Introduction(
                id,
                1,
                vacancy.id(),
                seeker.id(),
                vacancy.operatorOfRecord(),
                seeker.operatorOfRecord(),
                member,
                urgent,
                Introduction.Status.REQUESTED,
                now,
                now,
                deadline(given, urgent, now)));
    }

    /** What the gateway gives is put into what was given before the profile is asked, so a sender may leave it out. */
    private void check(MemberId member, Task given, Instant now) {
        need(
                given.getStatus() == Task.TaskStatus.REQUESTED,
                "Task.status",
                "requested で始まります / it begins as requested");
        need(
                given.getCode().getCoding().stream()
                        .anyMatch(c -> Urls.codeSystem("introduction-task").equals(c.getSystem())
                                && "introduction".equals(c.getCode())),
                "Task.code",
                "introduction-task の introduction です / introduction of introduction-task");
        need(
                !given.hasRequester()
                        || member.value()
                                .equals(given.getRequester().getIdentifier().getValue()),
                "Task.requester",
                "送り手自身です / it is the sender itself");
        Coding level = new Coding(Urls.codeSystem("disclosure-level"), "L1", null);
        given.setIdElement(null);
        given.setMeta(null);
        given.setBusinessStatus(new CodeableConcept(level));
        given.getIdentifier().clear();
        given.addIdentifier().setSystem(Urls.INTRODUCTION).setValue(member.value());
        given.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        given.setRequester(Parts.member(member.value())).setOwner(Parts.member(member.value()));
        given.getExtension().removeIf(e -> Urls.profile("operator-of-record").equals(e.getUrl()));
        given.addExtension(Parts.of("operator-of-record", Parts.member(member.value())));
        List<Refusal> refusals = parts.profiles().check(given, "IshibashiIntroduction", Kind.VACANCY).stream()
                .map(this::refusal)
                .toList();
        if (!refusals.isEmpty()) {
            throw Outcomes.of(refusals);
        }
    }

    private Refusal refusal(Finding finding) {
        return new Refusal(
                finding.code(),
                Stage.NORMALISED,
                Where.path(finding.path()),
                finding.arguments(),
                ports.ids().get());
    }

    private Posting posting(MemberId member, Reference reference, Kind kind, String path) {
        IdType id = new IdType(reference.getReference());
        Optional<Posting> own = Submits.uuid(String.valueOf(id.getIdPart()))
                .flatMap(record -> ports.records().find(member, record))
                .filter(OwnRecord::active)
                .map(OwnRecord::posting);
        return own.or(() -> ports.views()
                        .find(member, String.valueOf(id.getIdPart()))
                        .map(Views.Shown::posting))
                .filter(p -> "PractitionerRole".equals(id.getResourceType()))
                .filter(p -> p instanceof Posting.OfVacancy == (kind == Kind.VACANCY))
                .orElseThrow(
                        () -> Outcomes.notThere(ports.refusal(Stage.NORMALISED, Code.NOT_THERE, Where.path(path))));
    }

    private Instant deadline(Task given, boolean urgent, Instant now) {
        Date end = given.getRestriction().getPeriod().getEnd();
        need(end != null, "Task.restriction.period.end", "期限が要ります / a deadline is needed");
        Instant deadline = end == null ? now : end.toInstant();
        need(
                deadline.isAfter(now) && !deadline.isAfter(now.plus(Introduction.longest(urgent))),
                "Task.restriction.period.end",
                "今より後、14 日以内（即時の求人は 48 時間以内）です / later than now, within 14 days (48 hours for an immediate vacancy)");
        return deadline;
    }

    /** A consent is recorded before anything goes beyond L1. */
    Step.End end(Introduction standing, int seen, MemberId member, Task given) {
        Introduction.Status as =
                switch (given.getStatus() == null ? Task.TaskStatus.NULL : given.getStatus()) {
                    case REJECTED -> Introduction.Status.REJECTED;
                    case CANCELLED -> Introduction.Status.CANCELLED;
                    case ACCEPTED, READY ->
                        throw Outcomes.of(ports.refusal(
                                Stage.NORMALISED, Code.CONSENT_MISSING, Where.path("Task.status"), "introduction"));
                    default ->
                        throw Outcomes.of(ports.refusal(
                                Stage.NORMALISED,
                                Code.DISCLOSURE_ORDER,
                                Where.path("Task.status"),
                                standing.status().code(),
                                String.valueOf(given.getStatusElement().getValueAsString())));
                };
        return new Step.End(standing.id(), seen, as, member, ports.clock().instant());
    }

    private void need(boolean holds, String path, String why) {
        if (!holds) {
            throw Outcomes.of(ports.refusal(Stage.NORMALISED, Code.PROFILE_VIOLATION, Where.path(path), why));
        }
    }

    private Outcomes.Refusing refused(Code code, String path) {
        return Outcomes.of(ports.refusal(Stage.NORMALISED, code, Where.path(path)));
    }
}
