package ishibashi.bundle;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.message.MemberId;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What follows the header of a message of rankings: the Parameters, and each other side once. */
final class RankingsText {
    private final RoleTexts roles;

    RankingsText(FhirContext context) {
        this.roles = new RoleTexts(context);
    }

    /** @param url of the Parameters inside the message */
    String of(String url, List<Told> told, MemberId recipient, YearMonth asOf) {
        StringBuilder out = new StringBuilder(1 << 16);
        out.append(",{\"fullUrl\":\"").append(url).append("\",\"resource\":{\"resourceType\":\"Parameters\"");
        JsonParts.parameters(
                out,
                all -> told.forEach(own -> all.group(own.kind(), part -> RankingPart.write(part, own, recipient))));
        out.append("}}");
        Set<String> shown = new HashSet<>();
        for (Told own : told) {
            for (Told.Other other : own.others()) {
                if (shown.add(other.pseudonym())) {
                    role(out, other.pseudonym(), other.view(), asOf);
                }
            }
            for (Told.Near near : own.nearMisses()) {
                if (shown.add(near.pseudonym())) {
                    role(out, near.pseudonym(), near.view(), asOf);
                }
            }
        }
        return out.toString();
    }

    private void role(StringBuilder out, String pseudonym, AnonymousView view, YearMonth asOf) {
        out.append(",{\"fullUrl\":\"")
                .append(Names.FHIR)
                .append("PractitionerRole/")
                .append(pseudonym)
                .append("\",\"resource\":");
        roles.write(out, pseudonym, view, asOf);
        out.append('}');
    }
}
