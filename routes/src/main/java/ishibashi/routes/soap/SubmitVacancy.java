package ishibashi.routes.soap;

import ishibashi.submit.Expectation;

/** {@code SubmitVacancy} (contract §4): a vacancy that is not there yet. */
record SubmitVacancy(OwnVacancies vacancies, Changes changes) implements Operation {
    @Override
    public Done apply(Asked asked) {
        return vacancies.read(asked, row -> changes.submit(asked, row, new Expectation.New()));
    }
}
