package ishibashi.bundle;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Anonymous roles as JSON. A view is wide, so thousands of records share one: each is written by HAPI once, and kept with gaps where the
 * pseudonyms go.
 */
final class RoleTexts {
    private static final int KEPT = 10_000;

    /** In no code, text or URL of a role. */
    private static final String GAP = "00000000-gap-of-the-pseudonym-00000000";

    private final FhirContext context;
    private final Map<Shown, List<String>> texts = new ConcurrentHashMap<>();

    RoleTexts(FhirContext context) {
        this.context = context;
    }

    /** @param pseudonym of characters that JSON writes as they are */
    void write(StringBuilder out, String pseudonym, AnonymousView view, YearMonth asOf) {
        List<String> pieces = pieces(new Shown(view, asOf));
        for (int n = 0; n < pieces.size(); n++) {
            if (n > 0) {
                out.append(pseudonym);
            }
            out.append(pieces.get(n));
        }
    }

    private List<String> pieces(Shown shown) {
        List<String> known = texts.get(shown);
        if (known != null) {
            return known;
        }
        List<String> pieces = List.of(context.newJsonParser()
                .encodeResourceToString(AnonymousRole.of(GAP, shown.view(), shown.asOf()))
                .split(GAP, -1));
        if (texts.size() < KEPT) {
            texts.put(shown, pieces);
        }
        return pieces;
    }

    private record Shown(AnonymousView view, YearMonth asOf) {}
}
