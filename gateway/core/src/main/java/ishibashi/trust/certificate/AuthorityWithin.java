package ishibashi.trust.certificate;

import java.time.Instant;

/** The recorded authority's own validity, which an engine does not ask of an anchor (security A9). */
record AuthorityWithin(Instant at) implements CertificateRule {
    @Override
    public String name() {
        return "authority-within-validity";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return new Within(at).holds(candidate.ofAuthority());
    }

    @Override
    public Objection objection() {
        return new Objection("認証局の証明書の有効期間外です。", "The authority's own certificate is not valid now.");
    }
}
