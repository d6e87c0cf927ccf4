package ishibashi.app.web.fhir;

import ishibashi.bundle.AnonymousRole;
import ishibashi.bundle.MatchAnswer;
import ishibashi.bundle.RefusalOutcome;
import ishibashi.bundle.Told;
import ishibashi.fhir.read.RoleRead;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.submit.OwnRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** {@code $match} and {@code $validate} on a PractitionerRole (fhir §3); neither stores anything. */
final class RoleOperations {
    private static final int MOST = 100;
    private static final int MOST_NEAR = 20;
    private static final int USUAL = 20;
    private static final RecordId NOBODY = new RecordId(new UUID(0, 0));

    private final FhirPorts ports;
    private final Submits submits;

    RoleOperations(FhirPorts ports, Submits submits) {
        this.ports = ports;
        this.submits = submits;
    }

    /** Example 17, 18. Candidates are for the operator of record; a facility that sent the vacancy sees its reach elsewhere. */
    Parameters match(MemberId caller, OwnRecord own, Parameters asked) {
        if (!own.posting().operatorOfRecord().equals(caller)) {
            throw Outcomes.of(submits.refusal(Code.NOT_YOUR_RECORD));
        }
        int count = number(asked, "count", USUAL, 1, MOST);
        int near = number(asked, "nearMisses", 0, 0, MOST_NEAR);
        LocalDate asOf = value(asked, "asOf", InstantType.class)
                .map(i -> Japan.day(i.getValue().toInstant()))
                .orElseGet(ports.businessDay());
        Told told = ports.ranking()
                .rank(own.posting(), asOf, count, near)
                .orElseThrow(() -> Outcomes.of(submits.refusal(Code.BUSY)));
        return MatchAnswer.of(told);
    }

    private int number(Parameters asked, String name, int usual, int least, int most) {
        int given =
                value(asked, name, IntegerType.class).map(IntegerType::getValue).orElse(usual);
        if (given < least || given > most) {
            throw Outcomes.of(submits.refusal(Code.CONFLICT_OF_VALUES, "Parameters.parameter"));
        }
        return given;
    }

    private static <T extends Type> Optional<T> value(Parameters asked, String name, Class<T> kind) {
        return Optional.ofNullable(asked.getParameterValue(name))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Profile, terms that are missing for an introduction, and the view that every other member would get. */
    Resource validate(MemberId caller, Resource given) {
        PractitionerRole role = role(given)
                .orElseThrow(() -> Outcomes.of(submits.refusal(Code.REQUEST_MALFORMED, "Parameters.parameter")));
        return switch (submits.read(1, "PractitionerRole", role, caller, reference -> Optional.empty())) {
            case RoleRead.Refused(List<Refusal> refusals) -> RefusalOutcome.of(refusals);
            case RoleRead.Taken(Row row, List<Refusal> warnings) -> {
                OperationOutcome outcome = RefusalOutcome.warnings(warnings);
                if (warnings.isEmpty()) {
                    outcome.addIssue()
                            .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                            .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                            .getDetails()
                            .setText("受け付けられます / it would be taken");
                }
                Parameters answer = new Parameters();
                answer.addParameter().setName("return").setResource(outcome);
                posting(caller, row).ifPresent(posting -> answer.addParameter()
                        .setName("view")
                        .setResource(AnonymousRole.of(
                                "pseudonym",
                                ports.view().apply(posting),
                                YearMonth.from(ports.businessDay().get()))));
                yield answer;
            }
        };
    }

    private static Optional<PractitionerRole> role(Resource given) {
        return given instanceof PractitionerRole role
                ? Optional.of(role)
                : given instanceof Parameters parameters
                        ? parameters.getParameter().stream()
                                .filter(p -> p.getName().equals("resource"))
                                .map(Parameters.ParametersParameterComponent::getResource)
                                .filter(PractitionerRole.class::isInstance)
                                .map(PractitionerRole.class::cast)
                                .findFirst()
                        : Optional.empty();
    }

    private Optional<Posting> posting(MemberId caller, Row row) {
        MemberId operator = ports.operator().apply(caller);
        return switch (row) {
            case Row.OfVacancy v -> Optional.of(new Posting.OfVacancy(NOBODY, operator, v.vacancy(), Set.of()));
            case Row.OfSeeker s -> Optional.of(new Posting.OfSeeker(NOBODY, operator, s.seeker(), Set.of()));
            case Row.Withdrawn w -> Optional.empty();
            case Row.Held h -> Optional.empty();
            case Row.Rejected r -> Optional.empty();
            case Row.Repeated r -> Optional.empty();
        };
    }
}
