package ishibashi.trust;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/** RFC 5652 SignedData with one good signature of an enrolled certificate of the peer (security §3.1). */
public final class CmsVerifier {
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private static final Set<ASN1Integer> VERSIONS = Set.of(new ASN1Integer(1), new ASN1Integer(3));

    private final SignatureCheck check = new SignatureCheck();

    /** What a verifier says. {@code rule} is for the audit, never for the sender. */
    public sealed interface Result {
        /** @param signedAt the signing time inside the signature, empty if it states none */
        record Good(Bytes content, Enrolled signer, Optional<Instant> signedAt) implements Result {}

        /** The peer is another than the signer: told like an unknown member. */
        record OtherSigner() implements Result {}

        /** No CMS at all. */
        record NoSignature() implements Result {}

        record Bad(String rule) implements Result {}
    }

    /**
     * @param detached the content, when the CMS does not hold it
     * @param peer the enrolled certificates of who stands at the door
     */
    public Result verify(Bytes cms, Optional<Bytes> detached, Collection<Enrolled> peer) {
        if (CmsForm.of(cms) != CmsForm.SIGNED_DATA) {
            return new Result.NoSignature();
        }
        try {
            byte[] der = cms.toArray();
            CMSSignedData signed = detached.isPresent()
                    ? new CMSSignedData(
                            new CMSProcessableByteArray(detached.get().toArray()), der)
                    : new CMSSignedData(der);
            return verify(signed, der, detached, peer);
        } catch (CMSException | IOException | RuntimeException e) {
            return new Result.Bad("syntax");
        }
    }

    private Result verify(CMSSignedData signed, byte[] der, Optional<Bytes> detached, Collection<Enrolled> peer)
            throws CMSException, IOException {
        if (!Arrays.equals(signed.toASN1Structure().getEncoded("DER"), der)) {
            return new Result.Bad("not-der");
        }
        SignedData structure = SignedData.getInstance(signed.toASN1Structure().getContent());
        if ((structure.getEncapContentInfo().getContent() != null) == detached.isPresent()) {
            return new Result.Bad("attached-or-detached");
        }
        List<SignerInformation> signers = List.copyOf(signed.getSignerInfos().getSigners());
        if (signers.size() != 1) {
            return new Result.Bad("one-signer");
        }
        SignerInformation signer = signers.getFirst();
        Optional<Enrolled> enrolled =
                peer.stream().filter(e -> names(signer.getSID(), holder(e))).findFirst();
        if (enrolled.isEmpty()) {
            return new Result.OtherSigner();
        }
        if (!VERSIONS.contains(structure.getVersion())
                || signer.getVersion() != (signer.getSID().getIssuer() == null ? 3 : 1)
                || !digests(structure).equals(List.of(signer.getDigestAlgOID()))) {
            return new Result.Bad("version-or-digests");
        }
        if (!showsPinned(signed, enrolled.get()) || !readableLists(structure)) {
            return new Result.Bad("certificates");
        }
        return verify(signed, signer, enrolled.get(), detached);
    }

    /** The library compares names loosely, as people read them; here the bytes are compared. */
    private static boolean names(SignerId id, X509CertificateHolder certificate) {
        return id.match(certificate)
                && (id.getIssuer() == null || Arrays.equals(encoded(id.getIssuer()), encoded(certificate.getIssuer())));
    }

    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> digests(SignedData structure) {
        return Stream.of(structure.getDigestAlgorithms().toArray())
                .map(d -> AlgorithmIdentifier.getInstance(d).getAlgorithm().getId())
                .toList();
    }

    /** Certificates that come along are hints; but where some do, the signer's own is among them as it is pinned. */
    private static boolean showsPinned(CMSSignedData signed, Enrolled enrolled) {
        var shown = signed.getCertificates().getMatches(null);
        return shown.isEmpty() || shown.contains(holder(enrolled));
    }

    private static boolean readableLists(SignedData structure) {
        return structure.getCRLs() == null
                || Stream.of(structure.getCRLs().toArray())
                        .map(CertificateList::getInstance)
                        .allMatch(list -> list.getTBSCertList().getThisUpdate() != null);
    }

    private Result verify(CMSSignedData signed, SignerInformation signer, Enrolled enrolled, Optional<Bytes> detached)
            throws CMSException {
        if (!DIGESTS.contains(signer.getDigestAlgOID())) {
            return new Result.Bad("digest-algorithm");
        }
        if (!PKCSObjectIdentifiers.data.equals(signer.getContentType())) {
            return new Result.Bad("content-type");
        }
        AttributeTable attributes = signer.getSignedAttributes();
        if (attributes == null || !once(attributes) || !namesCertificate(attributes, enrolled)) {
            return new Result.Bad("signed-attributes");
        }
        if (!check.holds(signer, enrolled)) {
            return new Result.Bad("mathematics");
        }
        Bytes content = detached.orElseGet(
                () -> Bytes.owning((byte[]) signed.getSignedContent().getContent()));
        return new Result.Good(content, enrolled, signingTime(attributes));
    }

    private static boolean once(AttributeTable attributes) {
        return attributes.getAll(CMSAttributes.contentType).size() == 1
                && attributes.getAll(CMSAttributes.messageDigest).size() == 1
                && attributes.getAll(CMSAttributes.signingTime).size() <= 1;
    }

    /** RFC 5035: where the signature names its certificate, it is this one. */
    private static boolean namesCertificate(AttributeTable attributes, Enrolled enrolled) {
        Attribute attribute = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return true;
        }
        ESSCertIDv2[] certificates = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts();
        return certificates.length > 0
                && NISTObjectIdentifiers.id_sha256.equals(
                        certificates[0].getHashAlgorithm().getAlgorithm())
                && HexFormat.of()
                        .formatHex(certificates[0].getCertHash())
                        .equals(enrolled.pin().digest().hex());
    }

    private static Optional<Instant> signingTime(AttributeTable attributes) {
        return Optional.ofNullable(attributes.get(CMSAttributes.signingTime))
                .map(a -> Time.getInstance(a.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    private static X509CertificateHolder holder(Enrolled enrolled) {
        try {
            return new JcaX509CertificateHolder(enrolled.certificate());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
