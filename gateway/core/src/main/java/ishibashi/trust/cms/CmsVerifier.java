package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.AllowedKeys;
import ishibashi.trust.CmsForm;
import ishibashi.trust.Enrolled;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;

/**
 * RFC 5652 SignedData with one good signature of an enrolled certificate of the peer, by the policy of security §3.1: bounds, then the
 * rules, then the engine's mathematics. The first failure ends it.
 */
public final class CmsVerifier {
    private final List<CmsRule> rules;
    private final SignerKeys keys = new SignerKeys();

    public CmsVerifier() {
        this(CmsPolicy.RULES);
    }

    CmsVerifier(List<CmsRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What a verifier says. {@code rule} is for the audit, never for the sender. */
    public sealed interface Result {
        /** @param signedAt the signing time inside the signature */
        record Good(Bytes content, Enrolled signer, Instant signedAt) implements Result {}

        /** The peer is another than the signer: told like an unknown member. */
        record OtherSigner() implements Result {}

        /** No CMS at all. */
        record NoSignature() implements Result {}

        record Bad(String rule) implements Result {}

        /** More of something than may come along. */
        record TooMany(int most) implements Result {}
    }

    /**
     * @param detached the content, when the CMS does not hold it
     * @param peer the enrolled certificates of who stands at the door
     */
    public Result verify(Bytes cms, Optional<Bytes> detached, Collection<Enrolled> peer) {
        if (CmsForm.of(cms) != CmsForm.SIGNED_DATA) {
            return new Result.NoSignature();
        }
        byte[] der = cms.toArray();
        if (!DerBounds.keeps(der)) {
            return new Result.Bad("der");
        }
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            return Arrays.equals(outer.getEncoded("DER"), der)
                    ? verify(outer, detached, peer)
                    : new Result.Bad("written-again");
        } catch (CMSException | IOException | RuntimeException e) {
            return new Result.Bad("syntax");
        }
    }

    private Result verify(ContentInfo outer, Optional<Bytes> detached, Collection<Enrolled> peer) throws CMSException {
        SignedData data = SignedData.getInstance(outer.getContent());
        if (data.getSignerInfos().size() != 1) {
            return new Result.Bad("one-signer");
        }
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        Optional<Enrolled> enrolled = peer.stream()
                .filter(e -> AllowedKeys.allowed(e.certificate().getPublicKey()))
                .filter(e -> keys.of(e).namedBy(signer.getSID()))
                .findFirst();
        if (enrolled.isEmpty()) {
            return new Result.OtherSigner();
        }
        CmsView view = new CmsView(
                data,
                signer,
                Attributes.of(signer.getAuthenticatedAttributes()),
                enrolled.get(),
                keys.of(enrolled.get()),
                detached);
        Optional<CmsRule> broken =
                rules.stream().filter(rule -> !holds(rule, view)).findFirst();
        return broken.isPresent() ? broken.get().broken() : mathematics(outer, view);
    }

    private static boolean holds(CmsRule rule, CmsView view) {
        try {
            return rule.holds(view);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Result mathematics(ContentInfo outer, CmsView view) throws CMSException {
        CMSSignedData signed = view.beside().isPresent()
                ? new CMSSignedData(
                        new CMSProcessableByteArray(view.beside().get().toArray()), outer)
                : new CMSSignedData(outer);
        boolean good = signed.getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .verify(view.key().engine());
        return good
                ? new Result.Good(
                        content(view),
                        view.enrolled(),
                        SigningTimeForm.read(view).orElseThrow())
                : new Result.Bad("mathematics");
    }

    private static Bytes content(CmsView view) {
        return view.beside()
                .orElseGet(() -> Bytes.owning(
                        ((ASN1OctetString) view.data().getEncapContentInfo().getContent()).getOctets()));
    }
}
