package ishibashi.trust.cms;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.junit.jupiter.api.Test;

/** Security §3.1, before any rule: one value in DER, one signer, and that a member's certificate. */
class CmsFormsTest {
    private static final Signatory SIGNATORY = CmsVariants.SIGNATORIES.getFirst();

    private final CmsVerifier verifier = new CmsVerifier();
    private final CmsForge forge = new CmsForge(SIGNATORY);

    @Test
    void a_byte_behind_the_message() {
        forge.whole = CmsForge::longer;
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("der"));
    }

    @Test
    void lengths_that_are_not_told() {
        forge.whole = der -> new BERSequence(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der))
                        .toArray())
                .getEncoded(ASN1Encoding.BER);
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("der"));
    }

    @Test
    void a_length_with_more_bytes_than_it_needs() {
        forge.whole = der -> {
            byte[] head = {der[0], (byte) 0x83, 0, der[2], der[3]};
            byte[] longer = Arrays.copyOf(head, der.length + 1);
            System.arraycopy(der, 4, longer, 5, der.length - 4);
            return longer;
        };
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("der"));
    }

    @Test
    void a_tower_of_forty_sequences() throws IOException {
        byte[] tower = {0x30, 0};
        for (int n = 0; n < 40; n++) {
            var out = new ByteArrayOutputStream();
            out.write(0x30);
            out.write(tower.length);
            out.writeBytes(tower);
            tower = out.toByteArray();
        }
        byte[] content = tower;
        forge.unsigned.add(CmsForge.attribute(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.392.200000.1"),
                ASN1Primitive.fromByteArray(content)));
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("der"));
    }

    @Test
    void no_signer() {
        forge.signers = 0;
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("one-signer"));
    }

    @Test
    void two_signers_both_good() {
        forge.signers = 2;
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("one-signer"));
    }

    @Test
    void a_day_that_is_not() {
        forge.whole = der -> new String(der, StandardCharsets.ISO_8859_1)
                .replace("261125010000Z", "260230010000Z")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("syntax"));
    }

    @Test
    void text_around_it_is_no_signature() {
        forge.whole =
                der -> ("-----BEGIN CMS-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END CMS-----\n")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(forge.judged(verifier)).isInstanceOf(CmsVerifier.Result.NoSignature.class);
    }

    @Test
    void a_signer_who_is_not_the_peer() {
        Bytes signed = new CmsForge(Signatory.ec("P-256")).forged();
        Signatory other = new Signatory(SIGNATORY.key(), Signatory.rsa(3072).certificate());
        assertThat(verifier.verify(signed, Optional.empty(), new CmsForge(other).peer()))
                .isInstanceOf(CmsVerifier.Result.OtherSigner.class);
    }

    /** Same name, same number, another key: its signature is not that of the pinned one. */
    @Test
    void a_twin_of_the_pinned_certificate() {
        Bytes signed = new CmsForge(Signatory.ec("P-256")).forged();
        assertThat(verifier.verify(signed, Optional.empty(), forge.peer()))
                .isEqualTo(new CmsVerifier.Result.Bad("names-the-pinned-certificate"));
    }

    /** The signed attributes of a good message, offered as content that was signed without any. */
    @Test
    void attributes_as_content() {
        forge.attributes.clear();
        assertThat(forge.judged(verifier)).isEqualTo(new CmsVerifier.Result.Bad("attributes-once-each"));
    }

    /** The other root of a good signature holds as well: so its bytes are never an identity. */
    @Test
    void the_high_twin_of_a_signature_is_good() {
        forge.value = CmsFormsTest::twin;
        assertThat(forge.judged(verifier)).isInstanceOf(CmsVerifier.Result.Good.class);
    }

    private static byte[] twin(byte[] signature) throws IOException {
        ASN1Sequence pair = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(signature));
        var s = org.bouncycastle.asn1.ASN1Integer.getInstance(pair.getObjectAt(1));
        var order = ((java.security.interfaces.ECPublicKey)
                        SIGNATORY.certificate().getPublicKey())
                .getParams()
                .getOrder();
        return new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    pair.getObjectAt(0), new org.bouncycastle.asn1.ASN1Integer(order.subtract(s.getValue()))
                })
                .getEncoded(ASN1Encoding.DER);
    }
}
