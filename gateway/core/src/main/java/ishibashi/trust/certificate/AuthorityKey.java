package ishibashi.trust.certificate;

import java.util.List;

/** The recorded authority's own key is as strong as a member's (security §3.0: the algorithms allowed everywhere). */
record AuthorityKey(List<CertificateRule> demands) implements CertificateRule {
    @Override
    public String name() {
        return "authority-key";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return demands.stream().allMatch(rule -> rule.holds(candidate.ofAuthority()));
    }

    @Override
    public Objection objection() {
        return new Objection(
                "認証局の鍵は P-256、P-384 または RSA 3072 ビット以上でなければなりません。",
                "The authority's own key must be P-256, P-384 or RSA of at least 3072 bits.");
    }
}
