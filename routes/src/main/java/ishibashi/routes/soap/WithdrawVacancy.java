package ishibashi.routes.soap;

import ishibashi.routes.soap.vacancy.Vacancies;

/** {@code WithdrawVacancy} (contract §4): takes back the version that the caller has seen. */
record WithdrawVacancy(Changes changes) implements Operation {
    @Override
    public Done apply(Asked asked) {
        return changes.named(asked, asked.text("number").orElse(""))
                .map(record -> changes.submit(
                        asked,
                        Vacancies.withdrawn(asked.verified().operation(), record.number()),
                        Changes.seen(asked, record)))
                .orElseGet(changes::notYours);
    }
}
