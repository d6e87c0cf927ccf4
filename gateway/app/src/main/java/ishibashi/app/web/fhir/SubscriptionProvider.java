package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.bundle.HookStatus;
import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Notification;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.Submitted;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** Subscription (fhir §3, R5 backport STU 1.1): kept, changed, ended and asked about by its own member alone. */
public final class SubscriptionProvider implements IResourceProvider {
    private static final int MOST_EVENTS = 100;

    private final FhirPorts ports;
    private final Submits submits;
    private final SubscriptionForm form;
    private final HookStatus statuses;

    SubscriptionProvider(FhirPorts ports, Submits submits) {
        this.ports = ports;
        this.submits = submits;
        this.form = new SubscriptionForm(ports);
        this.statuses = new HookStatus(ports.base());
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    /** Its id is that of the message by which it came, so a repeat makes no second one. */
    @Create
    public MethodOutcome create(@ResourceParam Subscription given, RequestDetails details) {
        Call call = Call.of(details);
        form.wish(ports.ids().get(), call.member(), given);
        Submitted.Taken taken = taken(call, details);
        Hook wish = form.wish(taken.message().value(), call.member(), given);
        if (!ports.hooks().keep(wish)) {
            throw Outcomes.of(ports.refusal(
                    Stage.RECEIVED, Code.TOO_MANY, Where.path("Subscription"), Integer.toString(Hooks.MOST)));
        }
        return outcome(standing(call.member(), wish.id().toString()), !taken.repeat());
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription given, RequestDetails details) {
        Call call = Call.of(details);
        Hook standing = standing(call.member(), id.getIdPart());
        int seen = submits.seen(id);
        Hook wish = form.wish(standing.id(), call.member(), given);
        Submitted.Taken taken = taken(call, details);
        // A crash between message and change leaves a repeat with the change still to make.
        if (!ports.hooks().change(wish, seen) && !taken.repeat()) {
            throw Outcomes.of(submits.refusal(Code.VERSION_CONFLICT)).standing(standing.version());
        }
        return outcome(standing(call.member(), id.getIdPart()), false);
    }

    private Submitted.Taken taken(Call call, RequestDetails details) {
        return Submits.taken(submits.submit(call, Optional.empty(), true, List.of(), List.of()), details);
    }

    private static MethodOutcome outcome(Hook hook, boolean created) {
        Subscription resource = SubscriptionForm.of(hook);
        MethodOutcome outcome = new MethodOutcome(resource.getIdElement(), created);
        outcome.setResource(resource);
        return outcome;
    }

    /** Stands on TLS alone (rulings 24). */
    @Delete
    public void delete(@IdParam IdType id, RequestDetails details) {
        MemberId member = Call.of(details).member();
        Hook standing = standing(member, id.getIdPart());
        if (!ports.hooks().remove(member, standing.id())) {
            throw notThere();
        }
    }

    @Read(version = true)
    public Subscription read(@IdParam IdType id, RequestDetails details) {
        Hook standing = standing(Call.of(details).member(), id.getIdPart());
        if (id.hasVersionIdPart() && !id.getVersionIdPart().equals(Integer.toString(standing.version()))) {
            throw notThere();
        }
        return SubscriptionForm.of(standing);
    }

    @Search
    public List<Subscription> search(
            @OptionalParam(name = Subscription.SP_STATUS) @Nullable TokenParam status, RequestDetails details) {
        return ports.hooks().all(Call.of(details).member()).stream()
                .filter(h -> status == null || h.status().code().equals(status.getValue()))
                .map(SubscriptionForm::of)
                .toList();
    }

    @Operation(name = "$status", idempotent = true)
    public Bundle status(@IdParam IdType id, RequestDetails details) {
        Hook standing = standing(Call.of(details).member(), id.getIdPart());
        return statuses.statuses(List.of(new Notification(Notification.Type.STATUS, standing, List.of())));
    }

    /** At most a hundred of them, from the first that is asked for. */
    @Operation(name = "$events", idempotent = true)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber", typeName = "string") @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber", typeName = "string") @Nullable StringType until,
            RequestDetails details) {
        Hook standing = standing(Call.of(details).member(), id.getIdPart());
        long first = Math.max(1, number(since, 1));
        long last = Math.min(number(until, standing.events()), first + MOST_EVENTS - 1);
        return statuses.bundle(
                new Notification(
                        Notification.Type.EVENTS, standing, ports.hooks().events(standing, first, last)),
                ports.ids().get(),
                ports.clock().instant());
    }

    private long number(@Nullable StringType given, long otherwise) {
        if (given == null || given.getValue() == null) {
            return otherwise;
        }
        if (!given.getValue().matches("[0-9]{1,18}")) {
            throw Outcomes.of(ports.refusal(Stage.RECEIVED, Code.REQUEST_MALFORMED, Where.path("events")));
        }
        return Long.parseLong(given.getValue());
    }

    private Hook standing(MemberId member, String id) {
        return Submits.uuid(id)
                .map(RecordId::value)
                .flatMap(uuid -> ports.hooks().find(member, uuid))
                .orElseThrow(this::notThere);
    }

    private Outcomes.Refusing notThere() {
        return Outcomes.notThere(submits.refusal(Code.NOT_THERE));
    }
}
