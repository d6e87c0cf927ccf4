package ishibashi.bundle;

import ishibashi.message.MemberId;
import org.hl7.fhir.r4.model.Parameters;

/** The answer of {@code $match} (example 18): what a result would say of one record, as Parameters of their own. */
public final class MatchAnswer {
    private MatchAnswer() {}

    public static Parameters of(Told told, MemberId recipient) {
        Parameters all = new Parameters();
        Parameters.ParametersParameterComponent whole = new Parameters.ParametersParameterComponent();
        RankingPart.write(whole, told, recipient);
        whole.getPart().stream()
                .filter(part -> !part.getName().equals(told.kind()))
                .forEach(all::addParameter);
        return all;
    }
}
