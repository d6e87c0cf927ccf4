package ishibashi.trust.certificate;

/** One demand on a certificate. What cannot be read by it does not hold. */
public interface CertificateRule {
    /** In kebab-case, the same in tests and audit. */
    String name();

    /** Whether it holds; whatever this throws means no. */
    boolean holds(Candidate candidate);

    /** What to tell an operator whose certificate does not fulfil it. */
    Objection objection();
}
