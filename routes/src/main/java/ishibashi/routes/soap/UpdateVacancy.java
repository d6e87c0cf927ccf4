package ishibashi.routes.soap;

import ishibashi.refusal.Code;
import java.util.List;

/** {@code UpdateVacancy} (contract §4): replaces the version that the caller has seen. */
record UpdateVacancy(OwnVacancies vacancies, Changes changes) implements Operation {
    @Override
    public Done apply(Asked asked) {
        return vacancies.read(asked, row -> changes.named(asked, row.number())
                .map(record -> record.number().equals(row.number())
                        ? changes.submit(asked, row, Changes.seen(asked, record))
                        : otherNumber())
                .orElseGet(changes::notYours));
    }

    /** The number says which one it is; it cannot change on the way. */
    private Done otherNumber() {
        return Done.refused(List.of(vacancies.at(Code.CONTRADICTION, "number")));
    }
}
