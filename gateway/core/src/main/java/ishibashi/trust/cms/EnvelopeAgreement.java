package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.Algorithms;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * RFC 5753 §3.1.1: the content key under AES key wrap, by ephemeral-static ECDH and the derivation of X9.63 with SHA-2.
 *
 * @param one the wrapped key of this recipient among those of the agreement
 */
record EnvelopeAgreement(KeyAgreeRecipientInfo info, RecipientEncryptedKey one) implements EnvelopeRecipient {
    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, "SHA-256",
            SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, "SHA-384",
            SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme, "SHA-512");
    private static final Map<ASN1ObjectIdentifier, Integer> WRAPS = Map.of(
            NISTObjectIdentifiers.id_aes128_wrap, 128,
            NISTObjectIdentifiers.id_aes192_wrap, 192,
            NISTObjectIdentifiers.id_aes256_wrap, 256);

    /** As it was sent. */
    Bytes name() {
        return Bytes.owning(Encoded.der(one.getIdentifier()));
    }

    @Override
    public boolean wellVersioned() {
        return info.getVersion().hasValue(3);
    }

    @Override
    public boolean onTheList() {
        return HASHES.containsKey(info.getKeyEncryptionAlgorithm().getAlgorithm())
                && WRAPS.containsKey(wrap().getAlgorithm())
                && Algorithms.withoutParameters(wrap());
    }

    @Override
    public boolean fits(EnvelopeKey key) {
        return key.curve().isPresent();
    }

    /** The sender's key is one of its own for this message, a point of our key's curve other than infinity. */
    boolean originatorOn(ASN1ObjectIdentifier curve) {
        return point(curve).isPresent();
    }

    private Optional<ECPoint> point(ASN1ObjectIdentifier curve) {
        OriginatorPublicKey sent = info.getOriginator().getOriginatorKey();
        if (sent == null
                || !sent.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                || !says(curve, sent.getAlgorithm())) {
            return Optional.empty();
        }
        try {
            return Optional.of(CustomNamedCurves.getByOID(curve)
                            .getCurve()
                            .decodePoint(sent.getPublicKeyData().getOctets()))
                    .filter(p -> !p.isInfinity());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Nothing, its name, or the curve written out, as Bouncy Castle does for a key of the JDK's. */
    private static boolean says(ASN1ObjectIdentifier curve, AlgorithmIdentifier sent) {
        if (Algorithms.withoutParameters(sent) || curve.equals(sent.getParameters())) {
            return true;
        }
        return sent.getParameters() instanceof ASN1Sequence written
                && same(CustomNamedCurves.getByOID(curve), X9ECParameters.getInstance(written));
    }

    private static boolean same(X9ECParameters ours, X9ECParameters theirs) {
        return theirs.getCurve().equals(ours.getCurve())
                && Arrays.equals(theirs.getG().getEncoded(false), ours.getG().getEncoded(false))
                && theirs.getN().equals(ours.getN());
    }

    @Override
    public byte[] contentKey(EnvelopeKey key) throws GeneralSecurityException {
        ASN1ObjectIdentifier curve = key.curve().orElseThrow(InvalidKeyException::new);
        ECPoint point = point(curve).orElseThrow(InvalidKeyException::new);
        byte[] purpose = Encoded.der(shared());
        return EnvelopeCipher.unwrap(
                EnvelopeCipher.derive(hash(), EnvelopeCipher.agree(key.key(), curve, point), purpose, bits() / 8),
                one.getEncryptedKey().getOctets());
    }

    private String hash() throws InvalidKeyException {
        return Optional.ofNullable(HASHES.get(info.getKeyEncryptionAlgorithm().getAlgorithm()))
                .orElseThrow(InvalidKeyException::new);
    }

    private int bits() throws InvalidKeyException {
        return Optional.ofNullable(WRAPS.get(wrap().getAlgorithm())).orElseThrow(InvalidKeyException::new);
    }

    private AlgorithmIdentifier wrap() {
        return AlgorithmIdentifier.getInstance(info.getKeyEncryptionAlgorithm().getParameters());
    }

    /** RFC 5753 §7.2: what the derived key is for; the algorithm as it was sent. */
    private ECCCMSSharedInfo shared() throws InvalidKeyException {
        ASN1OctetString material = info.getUserKeyingMaterial();
        byte[] bits = {0, 0, (byte) (bits() >> 8), (byte) bits()};
        return material == null
                ? new ECCCMSSharedInfo(wrap(), bits)
                : new ECCCMSSharedInfo(wrap(), material.getOctets(), bits);
    }
}
