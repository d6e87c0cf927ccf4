package ishibashi.trust.cms;

import static ishibashi.trust.cms.EnvelopeForge.to;
import static ishibashi.trust.cms.EnvelopeKeys.OTHER;
import static ishibashi.trust.cms.EnvelopeKeys.P256;
import static ishibashi.trust.cms.EnvelopeKeys.P384;
import static ishibashi.trust.cms.EnvelopeKeys.RSA;
import static ishibashi.trust.cms.EnvelopeRecipientForge.agreement;
import static ishibashi.trust.cms.EnvelopeRecipientForge.agreementByKeyIdentifier;
import static ishibashi.trust.cms.EnvelopeRecipientForge.password;
import static ishibashi.trust.cms.EnvelopeRecipientForge.pkcs1;
import static ishibashi.trust.cms.EnvelopeRecipientForge.sharedKey;
import static ishibashi.trust.cms.EnvelopeRecipientForge.transport;
import static ishibashi.trust.cms.EnvelopeRecipientForge.transportByKeyIdentifier;

import ishibashi.message.Bytes;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** What an envelope can have wrong, each with the rule that must notice it (security §3.2, cases 23 and 28). */
final class EnvelopeVariants {
    private static final X509Certificate US = P256.certificate();
    private static final X509Certificate RSA_US = RSA.certificate();
    private static final Attribute TYPE = attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data);
    private static final Attribute NOTE = attribute(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), DERNull.INSTANCE);

    private EnvelopeVariants() {}

    /** @param rule the one that breaks */
    record Variant(String rule, String what, Bytes der) {
        @Override
        public String toString() {
            return rule + ": " + what;
        }
    }

    static List<Variant> all() {
        byte[] good = ours().write();
        return List.of(
                variant("der", "a byte after it", Arrays.copyOf(good, good.length + 1)),
                variant("der", "an indefinite length", indefinite(good)),
                variant("der", "a length with a byte too many", longLength(good)),
                variant("der", "content in pieces", ours().contentInPieces()),
                variant("der", "attributes out of order", ours().attributes(TYPE, NOTE)),
                variant(
                        "auth-enveloped-data",
                        "it says EnvelopedData",
                        ours().outer(CMSObjectIdentifiers.envelopedData)),
                variant(
                        "auth-enveloped-data",
                        "it says AuthenticatedData",
                        ours().outer(CMSObjectIdentifiers.authenticatedData)),
                variant("version", "of the envelope", ours().version(1)),
                variant("version", "of a transport", to(transport(RSA_US).field(0, new ASN1Integer(2)))),
                variant(
                        "version",
                        "of a transport by key identifier",
                        to(transportByKeyIdentifier(RSA_US).field(0, new ASN1Integer(0)))),
                variant("recipients", "nobody", to()),
                variant("recipients", "six", to(others(5, agreement(US)))),
                variant("recipients", "six by three agreements", to(two(OTHER), two(OTHER), two(P256))),
                variant("recipient-kind", "a password besides", to(agreement(US), password())),
                variant("recipient-kind", "a shared key besides", to(agreement(US), sharedKey())),
                variant("key-algorithm", "a key derived by SHA-1", by(CMSAlgorithm.ECDH_SHA1KDF)),
                variant("key-algorithm", "a key derived by SHA-224", by(CMSAlgorithm.ECDH_SHA224KDF)),
                variant("key-algorithm", "cofactor agreement", by(CMSAlgorithm.ECCDH_SHA256KDF)),
                variant(
                        "key-algorithm",
                        "wrapped by triple DES",
                        to(agreement(US, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.DES_EDE3_WRAP))),
                variant("key-algorithm", "PKCS#1 v1.5", to(pkcs1(RSA_US))),
                variant("key-algorithm", "PKCS#1 v1.5 for somebody else", to(agreement(US), pkcs1(RSA_US))),
                variant("key-algorithm", "OAEP with SHA-1", to(transport(RSA_US, "SHA-1", "SHA-1", ""))),
                variant("key-algorithm", "OAEP with SHA-1 for its mask", to(transport(RSA_US, "SHA-256", "SHA-1", ""))),
                variant("key-algorithm", "OAEP with SHA-512", to(transport(RSA_US, "SHA-512", "SHA-512", ""))),
                variant("key-algorithm", "OAEP with a label", to(transport(RSA_US, "SHA-256", "SHA-256", "x"))),
                variant("recipient-is-us", "another's", to(agreement(OTHER.certificate()))),
                variant("recipient-is-us", "twice", to(agreement(US), agreementByKeyIdentifier(US))),
                variant("recipient-is-us", "two keys of ours", to(agreement(US), agreement(P384.certificate()))),
                variant(
                        "key-kind",
                        "our key on a curve named for RSA",
                        to(transport(RSA_US).field(1, named(US)))),
                variant("originator-key", "a point beside the curve", sent(EnvelopeVariants::beside)),
                variant("originator-key", "infinity", sent(p -> new byte[1])),
                variant("originator-key", "a point cut off", sent(p -> Arrays.copyOf(p, 64))),
                variant(
                        "originator-key",
                        "another curve's name",
                        to(agreement(US, saying(SECObjectIdentifiers.secp256k1)))),
                variant(
                        "originator-key",
                        "our curve written out with a generator of its own",
                        to(agreement(US, saying(otherGenerator())))),
                variant(
                        "originator-key",
                        "a key that is only named",
                        to(agreement(US, o -> new OriginatorIdentifierOrKey(new SubjectKeyIdentifier(new byte[20]))))),
                variant(
                        "content-algorithm",
                        "CBC",
                        ours().algorithm(CMSAlgorithm.AES256_CBC, new DEROctetString(new byte[16]))),
                variant("content-algorithm", "CCM", ours().algorithm(CMSAlgorithm.AES256_CCM)),
                variant(
                        "content-algorithm",
                        "AES-192",
                        new EnvelopeForge(24, agreement(US)).algorithm(CMSAlgorithm.AES192_GCM)),
                variant("nonce", "of sixteen bytes", ours().nonce(16)),
                variant("nonce", "of eight bytes", ours().nonce(8)),
                variant("tag", "of twelve", ours().tag(12, 12)),
                variant("tag", "of four", ours().tag(4, 4)),
                variant("tag", "of twelve, said to be sixteen", ours().tag(12, 16)),
                variant("tag", "of sixteen, said to be twelve", ours().tag(16, 12)),
                variant("auth-attributes", "none in their place", ours().attributes()),
                variant("auth-attributes", "one twice", ours().attributes(TYPE, TYPE)),
                variant(
                        "auth-attributes",
                        "another type of content",
                        ours().attributes(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.signedData))),
                variant(
                        "auth-attributes",
                        "two types of content",
                        ours().attributes(attribute(
                                CMSAttributes.contentType,
                                CMSObjectIdentifiers.data,
                                CMSObjectIdentifiers.signedData))),
                variant("inner-type", "an envelope", ours().type(CMSObjectIdentifiers.authEnvelopedData)));
    }

    private static Variant variant(String rule, String what, EnvelopeForge forge) {
        return variant(rule, what, forge.write());
    }

    private static Variant variant(String rule, String what, byte[] der) {
        return new Variant(rule, what, Bytes.owning(der));
    }

    private static EnvelopeForge ours() {
        return to(agreement(US));
    }

    private static EnvelopeForge by(ASN1ObjectIdentifier agreement) {
        return to(agreement(US, agreement, CMSAlgorithm.AES256_WRAP));
    }

    private static EnvelopeRecipientForge two(ishibashi.trust.CmsEnvelope.Key to) {
        return agreement(to.certificate(), OTHER.certificate());
    }

    private static EnvelopeRecipientForge[] others(int count, EnvelopeRecipientForge last) {
        EnvelopeRecipientForge[] all = new EnvelopeRecipientForge[count + 1];
        Arrays.fill(all, agreement(OTHER.certificate()));
        all[count] = last;
        return all;
    }

    private static ASN1Encodable named(X509Certificate certificate) {
        try {
            return new org.bouncycastle.asn1.cms.IssuerAndSerialNumber(
                    new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(certificate).toASN1Structure());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EnvelopeForge sent(UnaryOperator<byte[]> point) {
        return to(agreement(
                US,
                o -> new OriginatorIdentifierOrKey(new OriginatorPublicKey(
                        o.getOriginatorKey().getAlgorithm(),
                        point.apply(o.getOriginatorKey().getPublicKeyData().getOctets())))));
    }

    private static byte[] beside(byte[] point) {
        byte[] other = point.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    /** The sender's key with other words about its curve. */
    static UnaryOperator<OriginatorIdentifierOrKey> saying(ASN1Encodable curve) {
        return o -> new OriginatorIdentifierOrKey(new OriginatorPublicKey(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve),
                o.getOriginatorKey().getPublicKeyData().getOctets()));
    }

    /** Of CVE-2020-0601. */
    private static X9ECParameters otherGenerator() {
        X9ECParameters good = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
        return new X9ECParameters(
                good.getCurve(), new X9ECPoint(good.getG().twice().normalize(), false), good.getN(), good.getH());
    }

    static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return new Attribute(type, new DERSet(values));
    }

    /** The outer length is written in four bytes here, of which two would do. */
    private static byte[] longLength(byte[] der) {
        byte[] inside = Arrays.copyOfRange(der, 4, der.length);
        return ByteBuffer.allocate(inside.length + 6)
                .put((byte) 0x30)
                .put((byte) 0x84)
                .putInt(inside.length)
                .put(inside)
                .array();
    }

    private static byte[] indefinite(byte[] der) {
        byte[] inside = Arrays.copyOfRange(der, 4, der.length);
        return ByteBuffer.allocate(inside.length + 4)
                .put((byte) 0x30)
                .put((byte) 0x80)
                .put(inside)
                .array();
    }
}
