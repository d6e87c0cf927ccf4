package ishibashi.normalise;

import ishibashi.message.Row;
import ishibashi.refusal.FaultPlace;
import ishibashi.refusal.Refusal;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For the operator, who is told the incident by the sender: which fault it was and where in our code, and nothing of the row. */
final class FaultTrace {
    private static final Logger LOG = LoggerFactory.getLogger(FaultTrace.class);

    private FaultTrace() {}

    static void write(RuntimeException fault, int ordinal, Row.Held held) {
        UUID incident =
                held.refusals().stream().map(Refusal::incident).findFirst().orElseThrow();
        // Its message may quote the row; class and line do not.
        LOG.error(
                "record {} held, {} at {}, incident {}",
                ordinal,
                fault.getClass().getName(),
                FaultPlace.of(fault),
                incident);
    }
}
