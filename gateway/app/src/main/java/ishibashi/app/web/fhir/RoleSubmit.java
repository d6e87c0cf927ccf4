package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.RefusalOutcome;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.RoleRead;
import ishibashi.fhir.read.RoleReader;
import ishibashi.message.Kind;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.submit.Expectation;
import ishibashi.submit.Fate;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Create, update and conditional update of one role (fhir §3), each as a submission of one row. */
final class RoleSubmit {
    private final FhirPorts ports;
    private final FhirParts parts;
    private final Submits submits;

    RoleSubmit(FhirPorts ports, FhirParts parts, Submits submits) {
        this.ports = ports;
        this.parts = parts;
        this.submits = submits;
    }

    /** Without {@code If-None-Exist} the sender's own number is used in the same way, but other content is a conflict (rulings 11). */
    MethodOutcome create(Call call, PractitionerRole role, Optional<String> condition, RequestDetails details) {
        RoleRead.Taken taken = read(call, role);
        condition.ifPresent(c -> sameNumber(call, role, c));
        Submitted answer = submit(call, taken, new Expectation.New());
        if (answer instanceof Submitted.Refused refused && condition.isPresent()) {
            Optional<Submitted.Current> there = current(refused);
            if (there.isPresent()) {
                return outcome(call, there.get().record(), there.get().version(), false, taken.warnings(), details);
            }
        }
        return answered(call, answer, taken, details);
    }

    MethodOutcome update(
            Call call, PractitionerRole role, Expectation.Seen seen, OwnRecord standing, RequestDetails details) {
        RoleRead.Taken taken = read(call, role);
        if (!number(taken.row()).equals(standing.number())) {
            throw Outcomes.of(submits.refusal(Code.CONFLICT_OF_VALUES, "PractitionerRole.identifier"));
        }
        return answered(call, submit(call, taken, seen), taken, details);
    }

    MethodOutcome conditional(
            Call call, PractitionerRole role, String condition, Optional<Integer> version, RequestDetails details) {
        RoleRead.Taken taken = read(call, role);
        sameNumber(call, role, condition);
        Kind kind = RoleReader.kind(role).orElseThrow();
        Optional<OwnRecord> standing = ports.records().find(call.member(), kind, number(taken.row()));
        Expectation expectation = version.isPresent() && standing.isPresent()
                ? new Expectation.Seen(standing.get().posting().id(), version.get())
                : new Expectation.Any();
        return answered(call, submit(call, taken, expectation), taken, details);
    }

    private RoleRead.Taken read(Call call, PractitionerRole role) {
        return switch (submits.read(1, "PractitionerRole", role, call.member(), reference -> Optional.empty())) {
            case RoleRead.Refused(List<Refusal> refusals) -> throw Outcomes.of(refusals);
            case RoleRead.Taken taken -> taken;
        };
    }

    /** A condition can only name the number that the resource itself has. */
    private void sameNumber(Call call, PractitionerRole role, String text) {
        String operator = ports.operator().apply(call.member()).value();
        boolean same = Condition.of(text)
                .filter(c -> role.getIdentifier().stream()
                        .anyMatch(i ->
                                c.system().equals(i.getSystem()) && c.value().equals(i.getValue())))
                .filter(c -> c.system().equals(Urls.number("vacancy", operator))
                        || c.system().equals(Urls.number("seeker", operator)))
                .isPresent();
        if (!same) {
            throw Outcomes.of(submits.refusal(Code.CONFLICT_OF_VALUES, "PractitionerRole.identifier"));
        }
    }

    static String number(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> v.number();
            case Row.OfSeeker s -> s.number();
            case Row.Withdrawn w -> w.number();
            case Row.Held h -> "";
            case Row.Rejected r -> "";
            case Row.Repeated r -> "";
        };
    }

    private Submitted submit(Call call, RoleRead.Taken taken, Expectation expectation) {
        return submits.submit(
                call, Optional.empty(), true, List.of(new Submission.Item(taken.row(), expectation)), List.of());
    }

    private static Optional<Submitted.Current> current(Submitted.Refused refused) {
        return refused.reasons().stream()
                .filter(r -> r.refusal().code() == Code.VERSION_CONFLICT)
                .flatMap(r -> r.current().stream())
                .findFirst();
    }

    private MethodOutcome answered(Call call, Submitted answer, RoleRead.Taken taken, RequestDetails details) {
        return switch (answer) {
            case Submitted.Refused refused -> throw refusing(refused);
            case Submitted.Taken done -> {
                Call.receipt(details, done.receipt());
                yield switch (done.fates().getFirst()) {
                    case Fate.Created(RecordId id, int version, var at) ->
                        outcome(call, id, version, true, taken.warnings(), details);
                    case Fate.Changed(RecordId id, int version, var at) ->
                        outcome(call, id, version, false, taken.warnings(), details);
                    case Fate.Unchanged(RecordId id, int version, var at) ->
                        outcome(call, id, version, false, taken.warnings(), details);
                    case Fate.Left(RecordId id, int version, var at) ->
                        outcome(call, id, version, false, taken.warnings(), details);
                    case Fate.Held(List<Refusal> refusals) -> throw Outcomes.of(refusals);
                };
            }
        };
    }

    private static Outcomes.Refusing refusing(Submitted.Refused refused) {
        List<Refusal> refusals = refused.refusals();
        Outcomes.Refusing refusing = Outcomes.of(refusals);
        current(refused).ifPresent(c -> refusing.standing(c.version()));
        return refusing;
    }

    /** The record is opened only for who asks for it back. */
    private MethodOutcome outcome(
            Call call, RecordId id, int version, boolean created, List<Refusal> warnings, RequestDetails details) {
        MethodOutcome outcome =
                new MethodOutcome(new IdType("PractitionerRole", id.toString(), Integer.toString(version)), created);
        String prefer = String.valueOf(details.getHeader("Prefer"));
        if (prefer.contains("representation")) {
            ports.records().find(call.member(), id).map(parts.own()::role).ifPresent(outcome::setResource);
        }
        if (!warnings.isEmpty()) {
            outcome.setOperationOutcome(RefusalOutcome.warnings(warnings));
        } else if (prefer.contains("OperationOutcome")) {
            outcome.setOperationOutcome(RefusalOutcome.taken());
        }
        return outcome;
    }
}
