package ishibashi.trust.cms;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;

/**
 * RFC 5083 §2.1: an AuthEnvelopedData field by field, each as it was sent. Bouncy Castle's own class refuses some of what the rules are
 * there to name.
 *
 * @param outer what the ContentInfo says that it is
 * @param originator certificates and lists that came along; read by nothing
 */
record EnvelopeFields(
        ASN1ObjectIdentifier outer,
        ASN1Integer version,
        Optional<ASN1TaggedObject> originator,
        ASN1Set recipientInfos,
        EncryptedContentInfo content,
        Optional<ASN1Set> authenticated,
        ASN1OctetString mac,
        Optional<ASN1Set> unauthenticated) {
    /**
     * Reads them.
     *
     * @throws IllegalArgumentException and other unchecked ones, if it is no such structure
     */
    static EnvelopeFields of(byte[] der) throws IOException {
        ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
        Deque<ASN1Encodable> fields = new ArrayDeque<>(
                Arrays.asList(ASN1Sequence.getInstance(info.getContent()).toArray()));
        EnvelopeFields read = new EnvelopeFields(
                info.getContentType(),
                ASN1Integer.getInstance(fields.remove()),
                tagged(fields, 0),
                ASN1Set.getInstance(fields.remove()),
                EncryptedContentInfo.getInstance(fields.remove()),
                tagged(fields, 1).map(t -> ASN1Set.getInstance(t, false)),
                ASN1OctetString.getInstance(fields.remove()),
                tagged(fields, 2).map(t -> ASN1Set.getInstance(t, false)));
        if (!fields.isEmpty() || read.content.getEncryptedContent() == null) {
            throw new IllegalArgumentException("not the fields of an envelope");
        }
        return read;
    }

    private static Optional<ASN1TaggedObject> tagged(Deque<ASN1Encodable> fields, int number) {
        return fields.peek() instanceof ASN1TaggedObject next && next.getTagNo() == number
                ? Optional.of(next).map(n -> (ASN1TaggedObject) fields.remove())
                : Optional.empty();
    }

    List<EnvelopeRecipient> recipients() {
        return Stream.of(recipientInfos.toArray())
                .flatMap(one -> EnvelopeRecipient.of(RecipientInfo.getInstance(one)).stream())
                .toList();
    }

    /** What the tag covers besides the content: RFC 5083 §2.2, the attributes as a SET, though their own tag is another. */
    byte[] covered() {
        return authenticated.map(Encoded::der).orElse(new byte[0]);
    }

    /** The same written again, in DER. */
    byte[] again() {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(version);
        originator.ifPresent(fields::add);
        fields.add(recipientInfos);
        fields.add(content);
        authenticated.ifPresent(set -> fields.add(new DERTaggedObject(false, 1, set)));
        fields.add(mac);
        unauthenticated.ifPresent(set -> fields.add(new DERTaggedObject(false, 2, set)));
        return Encoded.der(new ContentInfo(outer, new DERSequence(fields)));
    }
}
