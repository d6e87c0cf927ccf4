package ishibashi.bundle;

import org.hl7.fhir.r4.model.Parameters;

/** The answer of {@code $match} (example 18): what a result would say of one record, as Parameters of their own. */
public final class MatchAnswer {
    private MatchAnswer() {}

    public static Parameters of(Told told) {
        Parameters.ParametersParameterComponent whole = new Parameters.ParametersParameterComponent();
        RankingPart.answer(new ModelParts(whole), told);
        Parameters all = new Parameters();
        whole.getPart().forEach(all::addParameter);
        return all;
    }
}
