package ishibashi.trust.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates that break one demand each (security cases 13 to 16, 18, 19). */
final class Variants {
    private static final String ROOT = "CN=root";

    private final KeyPair rootKeys = CertificateForge.curve("secp256r1");
    private final X509CertificateHolder root = CertificateForge.root(rootKeys).selfSigned(rootKeys);
    private final KeyPair member = CertificateForge.curve("secp256r1");
    private final KeyPair rsa = CertificateForge.rsa(3_072);
    private final List<Variant> all = new ArrayList<>();

    /** @param rule the only one that it breaks */
    record Variant(String rule, String what, Purpose purpose, Candidate candidate) {
        @Override
        public String toString() {
            return rule + ": " + what + ", " + purpose;
        }
    }

    static List<Variant> all() {
        Variants variants = new Variants();
        variants.keys();
        variants.usages();
        variants.times();
        variants.authorities();
        return variants.all;
    }

    private void keys() {
        byte[] point = CertificateForge.publicKey(member).getPublicKeyData().getOctets();
        key("kind-of-key", "Ed25519", info(EdECObjectIdentifiers.id_Ed25519, null, new byte[32]));
        for (String curve :
                List.of("P-192", "P-224", "P-521", "secp256k1", "brainpoolP256r1", "brainpoolP384r1", "sm2p256v1")) {
            key("named-curve", curve, CertificateForge.publicKey(CertificateForge.curve(curve)));
        }
        key("named-curve", "P-256 spelt out", info(SECNamedCurves.getByName("secp256r1"), point));
        key("point-on-curve", "off the curve", p256(flipped(point)));
        key("point-on-curve", "at infinity", p256(new byte[1]));
        key("point-on-curve", "compressed", p256(compressed(point)));
        key("point-on-curve", "one byte short", p256(Arrays.copyOf(point, point.length - 1)));
        key("rsa-size", "1024", CertificateForge.publicKey(CertificateForge.rsa(1_024)));
        key("rsa-size", "2048", CertificateForge.publicKey(CertificateForge.rsa(2_048)));
        key("rsa-size", "2047", rsa(modulus().shiftRight(3_072 - 2_047), BigInteger.valueOf(65_537)));
        key("rsa-size", "3071", rsa(modulus().shiftRight(1), BigInteger.valueOf(65_537)));
        key("rsa-exponent", "1", rsa(modulus(), BigInteger.ONE));
        key("rsa-exponent", "3", rsa(modulus(), BigInteger.valueOf(3)));
        key("rsa-exponent", "65535", rsa(modulus(), BigInteger.valueOf(65_535)));
        key("rsa-exponent", "even", rsa(modulus(), BigInteger.valueOf(65_538)));
        key(
                "rsa-exponent",
                "257 bits",
                rsa(modulus(), BigInteger.ONE.shiftLeft(256).setBit(0)));
    }

    private void usages() {
        for (Purpose purpose : List.of(Purpose.TLS, Purpose.SIGNING)) {
            changed("key-usage", "keyAgreement", purpose, f -> f.usage = Optional.of(KeyUsage.keyAgreement));
            changed("key-usage", "nonRepudiation", purpose, f -> f.usage = Optional.of(KeyUsage.nonRepudiation));
        }
        changed(
                "key-usage",
                "a curve with keyEncipherment",
                Purpose.ENCRYPTION,
                f -> f.usage = Optional.of(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        for (KeyPurposeId other : List.of(
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_codeSigning, KeyPurposeId.anyExtendedKeyUsage)) {
            for (Purpose purpose : Purpose.values()) {
                changed("extended-key-usage", other.getId(), purpose, f -> f.purposes = only(other));
            }
        }
        changed("extended-key-usage", "email", Purpose.TLS, f -> f.purposes = only(KeyPurposeId.id_kp_emailProtection));
        changed("extended-key-usage", "client", Purpose.SIGNING, f -> f.purposes = only(KeyPurposeId.id_kp_clientAuth));
        changed("no-authority", "CA", Purpose.SIGNING, f -> f.authority = Optional.of(true));
        changed(
                "no-authority",
                "keyCertSign alone",
                Purpose.SIGNING,
                f -> f.usage = Optional.of(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
    }

    private void times() {
        changed(
                "within-validity",
                "ended a second ago",
                Purpose.SIGNING,
                f -> f.until = CertificateForge.NOW.minusSeconds(1));
        changed(
                "within-validity",
                "begins in a second",
                Purpose.SIGNING,
                f -> f.from = CertificateForge.NOW.plusSeconds(1));
        authority("authority-within-validity", "ended", rootKeys, f -> f.until = CertificateForge.NOW.minusSeconds(1));
        authority("authority-within-validity", "begins", rootKeys, f -> f.from = CertificateForge.NOW.plusSeconds(1));
    }

    private void authorities() {
        authority("issuer-named", "of another name", rootKeys, f -> f.subject = "CN=Root");
        authority("authority-may-issue", "a member's own", rootKeys, f -> f.authority = Optional.of(false));
        authority("authority-may-issue", "says nothing", rootKeys, f -> f.authority = Optional.empty());
        authority(
                "authority-may-issue",
                "without keyCertSign",
                rootKeys,
                f -> f.usage = Optional.of(KeyUsage.digitalSignature));
        for (KeyPair weak : List.of(
                CertificateForge.rsa(2_048), CertificateForge.curve("P-521"), CertificateForge.curve("secp256k1"))) {
            authority("authority-key", weak.getPublic().getAlgorithm(), weak, f -> {});
        }
        for (String algorithm : List.of("SHA1withECDSA", "SHA224withECDSA", "SHA3-256withECDSA")) {
            put("signature-on-the-list", algorithm, Purpose.TLS, good().signed(ROOT, rootKeys, algorithm), root);
        }
        KeyPair rsaRoot = rsa;
        X509CertificateHolder ofRsa = CertificateForge.root(rsaRoot).selfSigned(rsaRoot);
        for (String algorithm : List.of("MD5withRSA", "SHA1withRSA", "SHA1withRSAandMGF1")) {
            put("signature-on-the-list", algorithm, Purpose.TLS, good().signed(ROOT, rsaRoot, algorithm), ofRsa);
        }
        KeyPair twin = CertificateForge.curve("secp256r1");
        put(
                "signed-by-authority",
                "another of the same name and serial",
                Purpose.SIGNING,
                good().signed(ROOT, rootKeys, "SHA256withECDSA"),
                CertificateForge.root(twin).selfSigned(twin));
        put("signed-by-authority", "changed afterwards", Purpose.SIGNING, tampered(), root);
    }

    private CertificateForge good() {
        return new CertificateForge(CertificateForge.publicKey(member));
    }

    private void key(String rule, String what, SubjectPublicKeyInfo key) {
        changed(rule, what, Purpose.SIGNING, f -> f.key = key);
    }

    private void changed(String rule, String what, Purpose purpose, Consumer<CertificateForge> change) {
        CertificateForge forge = good();
        change.accept(forge);
        put(rule, what, purpose, forge.signed(ROOT, rootKeys, "SHA256withECDSA"), root);
    }

    private void authority(String rule, String what, KeyPair keys, Consumer<CertificateForge> change) {
        CertificateForge forge = CertificateForge.root(keys);
        change.accept(forge);
        put(
                rule,
                what,
                Purpose.SIGNING,
                good().signed(ROOT, keys, CertificateForge.algorithm(keys)),
                forge.selfSigned(keys));
    }

    private void put(
            String rule, String what, Purpose purpose, X509CertificateHolder certificate, X509CertificateHolder by) {
        try {
            all.add(new Variant(rule, what, purpose, Candidate.of(certificate.getEncoded(), by.getEncoded())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BigInteger modulus() {
        return ((RSAPublicKey) rsa.getPublic()).getModulus();
    }

    private static Optional<KeyPurposeId[]> only(KeyPurposeId purpose) {
        return Optional.of(new KeyPurposeId[] {purpose});
    }

    /** The subject's last letter is another than the one that was signed. */
    private X509CertificateHolder tampered() {
        try {
            byte[] der = good().signed(ROOT, rootKeys, "SHA256withECDSA").getEncoded();
            byte[] name = "bank-99".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int at = 0; at < der.length - name.length; at++) {
                if (Arrays.equals(Arrays.copyOfRange(der, at, at + name.length), name)) {
                    der[at + name.length - 1] = '8';
                }
            }
            return new X509CertificateHolder(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flipped(byte[] point) {
        byte[] other = point.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    private static byte[] compressed(byte[] point) {
        byte[] half = Arrays.copyOf(point, 33);
        half[0] = (byte) (2 + (point[64] & 1));
        return half;
    }

    private static SubjectPublicKeyInfo p256(byte[] point) {
        return info(SECObjectIdentifiers.secp256r1, point);
    }

    private static SubjectPublicKeyInfo info(ASN1Encodable parameters, byte[] point) {
        return info(X9ObjectIdentifiers.id_ecPublicKey, parameters, point);
    }

    private static SubjectPublicKeyInfo info(
            org.bouncycastle.asn1.ASN1ObjectIdentifier kind,
            @org.jspecify.annotations.Nullable ASN1Encodable parameters,
            byte[] key) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(kind, parameters), key);
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) {
        try {
            return new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, exponent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
