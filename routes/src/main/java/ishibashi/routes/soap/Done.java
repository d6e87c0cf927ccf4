package ishibashi.routes.soap;

import ishibashi.refusal.Refusal;
import ishibashi.submit.Submitted.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** What an operation comes to. */
sealed interface Done {
    /** @param content fills the response's element */
    record Response(Consumer<Element> content) implements Done {}

    record Refused(List<Reason> reasons) implements Done {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static Refused refused(List<Refusal> refusals) {
        return new Refused(refusals.stream()
                .map(refusal -> new Reason(0, refusal, Optional.empty()))
                .toList());
    }
}
