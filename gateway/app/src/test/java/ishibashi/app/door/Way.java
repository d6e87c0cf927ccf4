package ishibashi.app.door;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A door as a member's program uses it: hands in what it has signed, gets a receipt or a refusal. */
interface Way {
    /** {@code file}, {@code drop} or {@code queue}, as receipts name it. */
    String name();

    /** Hands in and waits for the answer. May be called by several threads. */
    Answered submit(String member, String filename, byte[] signed) throws IOException, InterruptedException;

    /**
     * Either of both.
     *
     * @param receipt compact JWS
     */
    record Answered(Optional<String> receipt, Optional<Refused> refused) {
        static Answered receipt(String jws) {
            return new Answered(Optional.of(jws.strip()), Optional.empty());
        }

        static Answered refused(Refused refused) {
            return new Answered(Optional.empty(), Optional.of(refused));
        }
    }

    /** What contract §6 promises of every refusal. */
    record Refused(String code, String category, String whyJa, String whyEn, String remedyJa, String remedyEn) {
        /** From RFC 9457 problem details. */
        static Refused of(JsonNode problem) {
            return new Refused(
                    problem.get("code").stringValue(),
                    problem.get("category").stringValue(),
                    problem.get("why").get("ja").stringValue(),
                    problem.get("why").get("en").stringValue(),
                    problem.get("remedy").get("ja").stringValue(),
                    problem.get("remedy").get("en").stringValue());
        }
    }
}
