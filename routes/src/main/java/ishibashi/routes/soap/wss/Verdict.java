package ishibashi.routes.soap.wss;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** What the verifier says of a message. */
public sealed interface Verdict {
    SoapVersion version();

    /**
     * Signed by the peer, for us, and well addressed. Time and replay are the door's.
     *
     * @param body exclusive c14n of the Body
     * @param over the time window has passed: good only for a repeat
     */
    record Verified(
            SoapVersion version,
            Reply reply,
            Element operation,
            Bytes body,
            UUID messageId,
            Instant created,
            boolean over)
            implements Verdict {
        @Override
        public String toString() {
            return "Verified[" + operation.getLocalName() + "]";
        }
    }

    /**
     * @param rule for the operator
     * @param notUnderstood a header that must be understood is not
     * @param reply there once the mathematics held: then the fault is signed
     */
    record Refused(
            SoapVersion version,
            Code code,
            List<String> arguments,
            String rule,
            boolean notUnderstood,
            Optional<Reply> reply)
            implements Verdict {
        public Refused {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What the answer to a signed message repeats of it.
     *
     * @param signature the request's SignatureValue, confirmed by the reply (WS-Security 1.1 §8.5)
     */
    record Reply(String messageId, Bytes signature) {}
}
