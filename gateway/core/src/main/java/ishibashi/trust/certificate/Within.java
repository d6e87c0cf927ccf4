package ishibashi.trust.certificate;

import java.time.Instant;

/** The moment lies in the certificate's validity, both ends in it (RFC 5280 §4.1.2.5; case 16). */
record Within(Instant at) implements CertificateRule {
    @Override
    public String name() {
        return "within-validity";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return !candidate.certificate().getNotBefore().toInstant().isAfter(at)
                && !candidate.certificate().getNotAfter().toInstant().isBefore(at);
    }

    @Override
    public Objection objection() {
        return new Objection("有効期間がまだ始まっていないか、有効期限が切れています。", "It is not yet valid, or it has expired.");
    }
}
