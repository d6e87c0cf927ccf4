package ishibashi.trust.cms;

import ishibashi.trust.Algorithms;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The message lists exactly the digest that its signer uses; parameters are absent or NULL (RFC 5754 §2). */
final class OneDigestAlgorithm implements CmsRule {
    @Override
    public String name() {
        return "one-digest-algorithm";
    }

    @Override
    public boolean holds(CmsView view) {
        AlgorithmIdentifier used = view.signer().getDigestAlgorithm();
        if (view.data().getDigestAlgorithms().size() != 1) {
            return false;
        }
        AlgorithmIdentifier listed = AlgorithmIdentifier.getInstance(
                view.data().getDigestAlgorithms().getObjectAt(0));
        return listed.getAlgorithm().equals(used.getAlgorithm())
                && Algorithms.withoutParameters(listed)
                && Algorithms.withoutParameters(used);
    }
}
