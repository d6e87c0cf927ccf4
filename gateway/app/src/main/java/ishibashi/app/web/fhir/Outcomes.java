package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ishibashi.bundle.RefusalOutcome;
import ishibashi.refusal.Category;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Refusals as HAPI throws them: the OperationOutcome of fhir §2 with the status of fhir §3's table. */
final class Outcomes {
    private static final int CONFLICT = 412;

    private Outcomes() {}

    /** Thrown by a provider to answer with this and nothing else. */
    static final class Refusing extends BaseServerResponseException {
        private static final long serialVersionUID = 1;

        private final transient List<Refusal> refusals;

        Refusing(int status, List<Refusal> refusals) {
            super(status, "refused", RefusalOutcome.of(refusals));
            this.refusals = List.copyOf(refusals);
        }

        /** With the version that stands, for who has seen another. */
        Refusing standing(int version) {
            addResponseHeader("ETag", "W/\"" + version + "\"");
            return this;
        }

        List<Refusal> refusals() {
            return refusals;
        }
    }

    static Refusing of(Refusal refusal) {
        return of(List.of(refusal));
    }

    /** The status is that of the first. */
    static Refusing of(List<Refusal> refusals) {
        Refusing refusing = new Refusing(status(refusals.getFirst()), refusals);
        if (isPassing(refusals.getFirst())) {
            refusing.addResponseHeader("Retry-After", "5");
        }
        return refusing;
    }

    /** Unknown, not yours and hidden are one answer (fhir §3). */
    static Refusing notThere(Refusal refusal) {
        return new Refusing(HttpServletResponse.SC_NOT_FOUND, List.of(refusal));
    }

    static int status(Refusal refusal) {
        return refusal.code() == Code.VERSION_CONFLICT
                ? CONFLICT
                : refusal.code().status();
    }

    static boolean isPassing(Refusal refusal) {
        return refusal.category() == Category.UNAVAILABLE || refusal.code() == Code.TOO_FAST;
    }
}
