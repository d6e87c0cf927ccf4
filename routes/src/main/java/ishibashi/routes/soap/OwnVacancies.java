package ishibashi.routes.soap;

import ishibashi.message.MemberId;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.soap.vacancy.Objection;
import ishibashi.routes.soap.vacancy.Vacancies;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the Vacancy of a message, for the operations that carry one. */
final class OwnVacancies {
    private final Vacancies vacancies;
    private final Supplier<UUID> ids;

    OwnVacancies(Vacancies vacancies, Supplier<UUID> ids) {
        this.vacancies = vacancies;
        this.ids = ids;
    }

    Done read(Asked asked, Function<Row.OfVacancy, Done> then) {
        return switch (vacancies.read(asked.element("Vacancy").orElseThrow())) {
            case Vacancies.Read.Objected(List<Objection> objections) ->
                Done.refused(objections.stream().map(o -> o.refusal(ids.get())).toList());
            case Vacancies.Read.Understood(Row.OfVacancy row)
            when isForeign(asked.member(), row) -> Done.refused(List.of(at(Code.NOT_YOUR_RECORD, "institutionCode")));
            case Vacancies.Read.Understood(Row.OfVacancy row) -> then.apply(row);
        };
    }

    /** A hospital speaks for itself only (security case 11, rulings 40); never corrected. */
    private static boolean isForeign(MemberId member, Row.OfVacancy row) {
        return member.institution()
                .filter(own -> row.facility()
                        .institutionCode()
                        .filter(code -> !code.equals(own))
                        .isPresent())
                .isPresent();
    }

    Refusal at(Code code, String column) {
        Where where = new Where(
                Optional.empty(), Optional.empty(), Optional.of(column), Optional.of("//" + column), Optional.empty());
        return new Refusal(code, Stage.NORMALISED, where, List.of(column), ids.get());
    }
}
