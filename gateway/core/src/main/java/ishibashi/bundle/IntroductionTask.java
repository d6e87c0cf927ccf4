package ishibashi.bundle;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ishibashi.fhir.Urls;
import ishibashi.fhir.write.Parts;
import ishibashi.introduce.Introduction;
import ishibashi.introduce.Seen;
import ishibashi.message.Japan;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Example 07: an introduction as a Task, in its reader's words. */
public final class IntroductionTask {
    private static final String LEVEL = "disclosure-level";
    private static final String KIND = "introduction-task";

    private IntroductionTask() {}

    public static Task of(Seen seen) {
        Introduction introduction = seen.introduction();
        String version = Integer.toString(introduction.version());
        Task task = new Task();
        task.setIdElement(new IdType("Task", introduction.id().toString(), version));
        task.getMeta()
                .setVersionId(version)
                .setLastUpdatedElement(Parts.instant(introduction.changed()))
                .addProfile(Urls.profile("IshibashiIntroduction"))
                .addSecurity(level(introduction))
                .addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"));
        task.addExtension(Parts.of(
                "operator-of-record", Parts.member(introduction.vacancyBank().value())));
        task.addIdentifier()
                .setSystem(Urls.INTRODUCTION)
                .setValue(introduction.id().toString());
        task.setStatus(Task.TaskStatus.fromCode(introduction.status().code()));
        task.setBusinessStatus(new CodeableConcept(level(introduction)));
        task.setIntent(Task.TaskIntent.PROPOSAL);
        task.setPriority(introduction.urgent() ? Task.TaskPriority.URGENT : Task.TaskPriority.ROUTINE);
        task.setCode(Codes.PARTS.code(KIND, "introduction"));
        task.setFocus(new Reference("PractitionerRole/" + seen.vacancy()));
        task.setFor(new Reference("PractitionerRole/" + seen.seeker()));
        task.setAuthoredOnElement(second(introduction.asked()));
        task.setLastModifiedElement(second(introduction.changed()));
        task.setRequester(Parts.member(introduction.requester().value()));
        task.setOwner(Parts.member(introduction.owner().value()));
        task.getRestriction()
                .setRepetitions(1)
                .setPeriod(new Period()
                        .setStartElement(second(introduction.asked()))
                        .setEndElement(second(introduction.deadline())));
        return task;
    }

    private static Coding level(Introduction introduction) {
        return Codes.PARTS.coding(Urls.codeSystem(LEVEL), introduction.status().level());
    }

    private static DateTimeType second(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(Japan.ZONE));
    }
}
