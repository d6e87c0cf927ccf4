package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;

/** Writes an AuthEnvelopedData field by field, as good or as bad as it is told. Good at first, but for recipients. */
final class EnvelopeForge {
    private final List<EnvelopeRecipientForge> recipients = new ArrayList<>();
    private final byte[] key;
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean attributed;
    private int version;
    private int nonce = 12;
    private int mac = 16;
    private int declared = 16;
    private Bytes content = EnvelopeKeys.signed();
    private ASN1ObjectIdentifier outer = CMSObjectIdentifiers.authEnvelopedData;
    private ASN1ObjectIdentifier type = CMSObjectIdentifiers.data;
    private ASN1ObjectIdentifier algorithm = CMSAlgorithm.AES256_GCM;
    private @Nullable ASN1Encodable parameters;
    private boolean inPieces;
    private byte spoiled;

    EnvelopeForge(int keyLength, EnvelopeRecipientForge... recipients) {
        this.key = new byte[keyLength];
        Arrays.fill(key, (byte) 7);
        this.recipients.addAll(List.of(recipients));
    }

    static EnvelopeForge to(EnvelopeRecipientForge... recipients) {
        return new EnvelopeForge(32, recipients);
    }

    EnvelopeForge version(int other) {
        version = other;
        return this;
    }

    EnvelopeForge outer(ASN1ObjectIdentifier other) {
        outer = other;
        return this;
    }

    EnvelopeForge type(ASN1ObjectIdentifier other) {
        type = other;
        return this;
    }

    EnvelopeForge content(Bytes other) {
        content = other;
        return this;
    }

    EnvelopeForge algorithm(ASN1ObjectIdentifier other) {
        algorithm = other;
        return this;
    }

    EnvelopeForge algorithm(ASN1ObjectIdentifier other, ASN1Encodable with) {
        parameters = with;
        return algorithm(other);
    }

    EnvelopeForge nonce(int bytes) {
        nonce = bytes;
        return this;
    }

    EnvelopeForge tag(int bytes, int said) {
        mac = bytes;
        declared = said;
        return this;
    }

    /** Covered by the tag, in this order. */
    EnvelopeForge attributes(Attribute... covered) {
        attributed = true;
        attributes.addAll(List.of(covered));
        return this;
    }

    EnvelopeForge contentInPieces() {
        inPieces = true;
        return this;
    }

    /** The tag's last bit is another. */
    EnvelopeForge tagSpoiled() {
        spoiled = 1;
        return this;
    }

    byte[] write() {
        try {
            DERSet covered = new DERSet(attributes.toArray(Attribute[]::new));
            byte[] iv = new byte[nonce];
            Arrays.fill(iv, (byte) 9);
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            if (attributed) {
                gcm.updateAAD(covered.getEncoded(ASN1Encoding.DER));
            }
            byte[] sealed = gcm.doFinal(content.toArray());
            byte[] encrypted = Arrays.copyOf(sealed, sealed.length - 16);
            byte[] tag = Arrays.copyOfRange(sealed, encrypted.length, encrypted.length + mac);
            tag[mac - 1] ^= spoiled;
            ASN1EncodableVector fields = new ASN1EncodableVector();
            fields.add(new ASN1Integer(version));
            fields.add(wrapped());
            fields.add(new DLSequence(new ASN1Encodable[] {
                type,
                new AlgorithmIdentifier(algorithm, parameters == null ? gcm(iv) : parameters),
                inPieces
                        ? new DLTaggedObject(false, 0, new DLSequence(new DEROctetString(encrypted)))
                        : new DLTaggedObject(false, 0, new DEROctetString(encrypted))
            }));
            if (attributed) {
                fields.add(new DLTaggedObject(false, 1, new DLSet(attributes.toArray(Attribute[]::new))));
            }
            fields.add(new DEROctetString(tag));
            return new DLSequence(new ASN1Encodable[] {outer, new DLTaggedObject(true, 0, new DLSequence(fields))})
                    .getEncoded(ASN1Encoding.DL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private DLSequence gcm(byte[] iv) {
        return new DLSequence(new ASN1Encodable[] {new DEROctetString(iv), new ASN1Integer(declared)});
    }

    private DERSet wrapped() throws GeneralSecurityException, CMSException {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (EnvelopeRecipientForge recipient : recipients) {
            all.add(recipient.wrap(key));
        }
        return new DERSet(all);
    }
}
