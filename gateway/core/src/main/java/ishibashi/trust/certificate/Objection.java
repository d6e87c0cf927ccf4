package ishibashi.trust.certificate;

/** One reason against a certificate or an enrolment, for the operator who asked for it. */
public record Objection(String ja, String en) {
    @Override
    public String toString() {
        return ja + " / " + en;
    }
}
