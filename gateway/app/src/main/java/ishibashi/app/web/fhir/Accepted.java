package ishibashi.app.web.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** FHIR R4 §3.1.0.1.9: the forms in which we answer, asked for by {@code Accept} or {@code _format}. Others, Turtle too, are 406. */
final class Accepted {
    private static final Set<String> FORMS = Set.of(
            "json",
            "xml",
            "application/json",
            "application/xml",
            "text/json",
            "text/xml",
            "application/fhir+json",
            "application/fhir+xml",
            "application/*",
            "*/*");
    private static final String QUERY = "_format=";

    private Accepted() {}

    static boolean by(HttpServletRequest request) {
        String query = String.valueOf(request.getQueryString());
        int at = query.indexOf(QUERY);
        if (at >= 0) {
            String form = query.substring(at + QUERY.length()).split("[&;]", 2)[0];
            return FORMS.contains(form.toLowerCase(Locale.ROOT)
                    .replace("%2f", "/")
                    .replace("%2b", "+")
                    .replace(' ', '+'));
        }
        List<String> headers = Collections.list(request.getHeaders("Accept"));
        return headers.isEmpty()
                || headers.stream()
                        .flatMap(header -> List.of(header.split(",", -1)).stream())
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch(FORMS::contains);
    }
}
