package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.bundle.IntroductionTask;
import ishibashi.introduce.Introduction;
import ishibashi.introduce.Seen;
import ishibashi.introduce.Step;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.submit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Task (fhir §3.1): a bank asks another for contact, up to L1; each of the two sees the other side as a pseudonym. */
public final class TaskProvider implements IResourceProvider {
    private final FhirPorts ports;
    private final Submits submits;
    private final TaskForm form;
    private final TaskSearch search;

    TaskProvider(FhirPorts ports, FhirParts parts, Submits submits) {
        this.ports = ports;
        this.submits = submits;
        this.form = new TaskForm(ports, parts);
        this.search = new TaskSearch(ports);
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    /** Its id is that of the message by which it came, so a repeat makes no second one. */
    @Create
    public MethodOutcome create(@ResourceParam Task given, RequestDetails details) {
        Call call = Call.of(details);
        Step.Ask ask = form.ask(call.message().id().value(), call.member(), given);
        Submitted.Taken taken = taken(call, ask, details);
        return outcome(standing(call.member(), taken.message().value()), !taken.repeat());
    }

    /** Withdraws or declines, in the version that was seen. */
    @Update
    public MethodOutcome update(@IdParam @Nullable IdType id, @ResourceParam Task given, RequestDetails details) {
        Call call = Call.of(details);
        Introduction standing = standing(call.member(), id).introduction();
        int seen = submits.seen(id);
        taken(call, form.end(standing, seen, call.member(), given), details);
        return outcome(standing(call.member(), standing.id()), false);
    }

    private Submitted.Taken taken(Call call, Step step, RequestDetails details) {
        Submitted answer = submits.step(call, step);
        if (answer instanceof Submitted.Refused refused) {
            throw refusing(call.member(), step, refused);
        }
        return Submits.taken(answer, details);
    }

    private Outcomes.Refusing refusing(MemberId member, Step step, Submitted.Refused refused) {
        Outcomes.Refusing refusing = Outcomes.of(refused.refusals());
        if (step instanceof Step.End end) {
            ports.introductions()
                    .find(member, end.introduction())
                    .ifPresent(seen -> refusing.standing(seen.introduction().version()));
        }
        return refusing;
    }

    private static MethodOutcome outcome(Seen seen, boolean created) {
        Task task = IntroductionTask.of(seen);
        MethodOutcome outcome = new MethodOutcome(task.getIdElement(), created);
        outcome.setResource(task);
        return outcome;
    }

    @Read(version = true)
    public Task read(@IdParam IdType id, RequestDetails details) {
        return history(id, details).stream()
                .filter(task -> !id.hasVersionIdPart()
                        || id.getVersionIdPart().equals(task.getIdElement().getVersionIdPart()))
                .findFirst()
                .orElseThrow(this::notThere);
    }

    @History
    public List<Task> history(@IdParam IdType id, RequestDetails details) {
        List<Task> versions = Submits.uuid(id.getIdPart())
                .map(RecordId::value)
                .map(uuid -> ports.introductions().history(Call.of(details).member(), uuid))
                .orElse(List.of())
                .stream()
                .map(IntroductionTask::of)
                .toList();
        if (versions.isEmpty()) {
            throw notThere();
        }
        return versions;
    }

    /** {@code status}, {@code business-status}, {@code modified}, {@code identifier}, {@code _id}; changed last first. */
    @Search(allowUnknownParams = true)
    public Bundle search(@Count @Nullable Integer count, RequestDetails details) {
        return search.search(count, details);
    }

    private Seen standing(MemberId member, @Nullable IdType id) {
        return Optional.ofNullable(id)
                .map(IdType::getIdPart)
                .flatMap(Submits::uuid)
                .map(record -> standing(member, record.value()))
                .orElseThrow(this::notThere);
    }

    private Seen standing(MemberId member, UUID id) {
        return ports.introductions().find(member, id).orElseThrow(this::notThere);
    }

    private Outcomes.Refusing notThere() {
        return Outcomes.notThere(submits.refusal(Code.NOT_THERE));
    }
}
