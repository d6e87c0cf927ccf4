package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.trust.BouncyCastle;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Writes a SignedData part by part and signs whatever it was told: good as it stands, and bad in the one way that a test asks for. */
final class CmsForge {
    static final byte[] CONTENT = {1, 2, 3};
    static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

    final Signatory signatory;
    int version = 1;
    int signerVersion = 1;
    List<ASN1Encodable> digests;
    AlgorithmIdentifier digest;
    AlgorithmIdentifier signing;
    String signingWords;
    Optional<AlgorithmParameterSpec> signingForm = Optional.empty();
    ASN1ObjectIdentifier type = PKCSObjectIdentifiers.data;
    boolean inside = true;
    Optional<Bytes> beside = Optional.empty();
    final List<Attribute> attributes = new ArrayList<>();
    final List<ASN1Encodable> unsigned = new ArrayList<>();
    final List<ASN1Encodable> certificates = new ArrayList<>();
    final List<ASN1Encodable> lists = new ArrayList<>();
    Turn value = signature -> signature;
    int signers = 1;
    Turn whole = der -> der;

    /** Changes bytes. */
    interface Turn {
        byte[] of(byte[] bytes) throws IOException;
    }

    CmsForge(Signatory signatory) {
        this.signatory = signatory;
        digest = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        digests = List.of(digest);
        boolean rsa = signatory.key().getAlgorithm().equals("RSA");
        signing = new AlgorithmIdentifier(
                rsa ? PKCSObjectIdentifiers.sha256WithRSAEncryption : X9ObjectIdentifiers.ecdsa_with_SHA256);
        signingWords = rsa ? "SHA256withRSA" : "SHA256withECDSA";
        attributes.add(attribute(CMSAttributes.contentType, type));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(hash("SHA-256", CONTENT))));
        attributes.add(attribute(CMSAttributes.signingTime, new DERUTCTime(Date.from(NOW))));
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2(hash("SHA-256", signatory.encoded())))));
    }

    static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return new Attribute(type, new DERSet(values));
    }

    /** Puts another attribute in the place of the one of that type. */
    void set(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        drop(type);
        attributes.add(attribute(type, values));
    }

    void drop(ASN1ObjectIdentifier type) {
        attributes.removeIf(a -> a.getAttrType().equals(type));
    }

    static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Bytes forged() {
        try {
            ASN1EncodableVector data = new ASN1EncodableVector();
            data.add(new ASN1Integer(version));
            data.add(set(digests));
            data.add(
                    inside
                            ? new DERSequence(new ASN1Encodable[] {type, tagged(0, new DEROctetString(CONTENT))})
                            : new DERSequence(type));
            if (!certificates.isEmpty()) {
                data.add(new DERTaggedObject(false, 0, set(certificates)));
            }
            if (!lists.isEmpty()) {
                data.add(new DERTaggedObject(false, 1, set(lists)));
            }
            ASN1Encodable[] all = new ASN1Encodable[signers];
            for (int n = 0; n < signers; n++) {
                all[n] = signer();
            }
            data.add(new DERSet(all));
            DERSequence outer = new DERSequence(
                    new ASN1Encodable[] {PKCSObjectIdentifiers.signedData, tagged(0, new DERSequence(data))});
            return Bytes.owning(whole.of(outer.getEncoded(ASN1Encoding.DER)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private DERSequence signer() throws IOException, GeneralSecurityException {
        DERSet signed = set(attributes);
        ASN1EncodableVector signer = new ASN1EncodableVector();
        signer.add(new ASN1Integer(signerVersion));
        JcaX509CertificateHolder holder = new JcaX509CertificateHolder(signatory.certificate());
        signer.add(new IssuerAndSerialNumber(holder.getIssuer(), holder.getSerialNumber()));
        signer.add(digest);
        if (!attributes.isEmpty()) {
            signer.add(new DERTaggedObject(false, 0, signed));
        }
        signer.add(signing);
        byte[] over = attributes.isEmpty() ? CONTENT : signed.getEncoded(ASN1Encoding.DER);
        signer.add(new DEROctetString(value.of(sign(over))));
        if (!unsigned.isEmpty()) {
            signer.add(new DERTaggedObject(false, 1, set(unsigned)));
        }
        return new DERSequence(signer);
    }

    private byte[] sign(byte[] over) throws GeneralSecurityException {
        Signature signature = signingForm.isPresent()
                ? Signature.getInstance(signingWords)
                : Signature.getInstance(signingWords, BouncyCastle.PROVIDER);
        signature.initSign(signatory.key());
        if (signingForm.isPresent()) {
            signature.setParameter(signingForm.get());
        }
        signature.update(over);
        return signature.sign();
    }

    private static DERTaggedObject tagged(int number, ASN1Encodable value) {
        return new DERTaggedObject(true, number, value);
    }

    private static DERSet set(List<? extends ASN1Encodable> members) {
        return new DERSet(members.toArray(ASN1Encodable[]::new));
    }

    List<Enrolled> peer() {
        MemberId id = new MemberId("bank-99");
        return List.of(new Enrolled(
                new Member(id, Member.Kind.BANK, "99", Optional.of(id), true),
                Pin.of(signatory.certificate()),
                signatory.certificate(),
                signatory.certificate(),
                Set.of(Purpose.SIGNING),
                Instant.EPOCH,
                Optional.empty()));
    }

    CmsVerifier.Result judged(CmsVerifier verifier) {
        return verifier.verify(forged(), beside, peer());
    }

    static byte[] longer(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }
}
