package ishibashi.trust.cms;

import ishibashi.trust.Algorithms;

/** SHA-256, SHA-384 or SHA-512 (security §3.0). */
final class DigestOnTheList implements CmsRule {
    @Override
    public String name() {
        return "digest-algorithm";
    }

    @Override
    public boolean holds(CmsView view) {
        return Algorithms.ofDigest(view.signer().getDigestAlgorithm()).isPresent();
    }
}
