package ishibashi.trust.cms;

import java.util.List;

/** The rules of security §3.1, in its order. None can be left out by configuration. */
final class CmsPolicy {
    static final List<CmsRule> RULES = List.of(
            new Versions(),
            new SetsInOrder(),
            new OneDigestAlgorithm(),
            new DigestOnTheList(),
            new ContentIsData(),
            new InsideOrBeside(),
            new SignatureOnTheList(),
            new AttributesOnceEach(),
            new AttributesNeeded(),
            new SameContentType(),
            new SameDigest(),
            new NamesThePinnedCertificate(),
            new SigningTimeForm(),
            new CertificateValidThen(),
            new UnsignedAttributesFew(),
            new CertificatesFew(),
            new ShowsThePinnedCertificate(),
            new RevocationListsReadable(),
            new SignatureValueForm());

    private CmsPolicy() {}
}
