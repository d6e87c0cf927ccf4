package ishibashi.trust.cms;

import static ishibashi.trust.cms.EnvelopeForge.to;
import static ishibashi.trust.cms.EnvelopeKeys.OTHER;
import static ishibashi.trust.cms.EnvelopeKeys.P256;
import static ishibashi.trust.cms.EnvelopeKeys.P384;
import static ishibashi.trust.cms.EnvelopeKeys.RSA;
import static ishibashi.trust.cms.EnvelopeRecipientForge.agreement;
import static ishibashi.trust.cms.EnvelopeRecipientForge.agreementByKeyIdentifier;
import static ishibashi.trust.cms.EnvelopeRecipientForge.transport;
import static ishibashi.trust.cms.EnvelopeRecipientForge.transportByKeyIdentifier;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.cms.EnvelopeOpener.Result;
import ishibashi.trust.cms.EnvelopeVariants.Variant;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Security §3.2, rule by rule: each variant breaks its rule and no other rule that comes before it. */
class EnvelopeRulesTest {
    private static final List<CmsEnvelope.Key> KEYS = List.of(P256, P384, RSA);
    private static final X509Certificate US = P256.certificate();
    private static final EnvelopeOpener OPENER = new EnvelopeOpener(KEYS);
    private static final Bytes SIGNED = EnvelopeKeys.signed();

    private static Stream<Variant> variants() {
        return EnvelopeVariants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_variant_breaks_its_rule(Variant variant) {
        assertThat(OPENER.open(variant.der())).isEqualTo(new Result.Closed(variant.rule()));
    }

    /** The planted defect: without the rule nobody says its name, so it is the rule that noticed. */
    @ParameterizedTest
    @MethodSource("variants")
    void without_its_rule_nothing_else_says_so(Variant variant) {
        EnvelopePolicy without = new EnvelopePolicy(EnvelopePolicy.WHOLE.rules().stream()
                .filter(rule -> !rule.name().equals(variant.rule()))
                .toList());
        assertThat(without.rules()).hasSize(EnvelopePolicy.WHOLE.rules().size() - 1);
        assertThat(new EnvelopeOpener(KEYS, without).open(variant.der()))
                .isNotEqualTo(new Result.Closed(variant.rule()));
    }

    @Test
    void each_rule_has_a_variant() {
        assertThat(variants().map(Variant::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(EnvelopePolicy.WHOLE.rules().stream()
                        .map(EnvelopeRule::name)
                        .toList());
    }

    private static Stream<Map.Entry<String, EnvelopeForge>> good() {
        Map<String, EnvelopeForge> all = new LinkedHashMap<>();
        all.put("P-256", to(agreement(US)));
        all.put("P-256 by key identifier, with keying material", to(agreementByKeyIdentifier(US)));
        all.put("P-384", to(agreement(P384.certificate(), CMSAlgorithm.ECDH_SHA384KDF, CMSAlgorithm.AES256_WRAP)));
        X9ECParameters written = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
        all.put("a curve written out", to(agreement(US, EnvelopeVariants.saying(written))));
        all.put("SHA-512", to(agreement(US, CMSAlgorithm.ECDH_SHA512KDF, CMSAlgorithm.AES256_WRAP)));
        all.put("a wrap of 192 bits", to(agreement(US, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES192_WRAP)));
        all.put("RSA", to(transport(RSA.certificate())));
        all.put("RSA by key identifier", to(transportByKeyIdentifier(RSA.certificate())));
        all.put(
                "AES-128",
                new EnvelopeForge(16, agreement(US, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES128_WRAP))
                        .algorithm(CMSAlgorithm.AES128_GCM));
        EnvelopeRecipientForge other = agreement(OTHER.certificate());
        all.put("five recipients", to(other, other, agreement(US), other, other));
        all.put("one agreement of two", to(agreement(US, OTHER.certificate())));
        all.put("it says SignedData", to(agreement(US)).type(CMSObjectIdentifiers.signedData));
        all.put(
                "it says SignedData, and once more under the tag",
                to(agreement(US))
                        .type(CMSObjectIdentifiers.signedData)
                        .attributes(EnvelopeVariants.attribute(
                                CMSAttributes.contentType, CMSObjectIdentifiers.signedData)));
        return all.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("good")
    void what_keeps_the_rules_opens(Map.Entry<String, EnvelopeForge> good) {
        assertThat(OPENER.open(Bytes.of(good.getValue().content(SIGNED).write())))
                .as(good.getKey())
                .isEqualTo(new Result.Opened(SIGNED));
    }

    @Test
    void an_envelope_for_another_key_opens_for_nobody_else() {
        Bytes sealed = CmsEnvelope.seal(SIGNED, OTHER.certificate());
        assertThat(new EnvelopeOpener(List.of(OTHER)).open(sealed)).isEqualTo(new Result.Opened(SIGNED));
        assertThat(OPENER.open(sealed)).isEqualTo(new Result.Closed("recipient-is-us"));
        CmsEnvelope.Key wrong = new CmsEnvelope.Key(P256.key(), OTHER.certificate());
        assertThat(new EnvelopeOpener(List.of(wrong)).open(sealed)).isEqualTo(new Result.Closed("content-key"));
    }

    @Test
    void a_tag_that_does_not_hold_lets_nothing_out() {
        assertThat(OPENER.open(Bytes.of(to(agreement(US)).tagSpoiled().write())))
                .isEqualTo(new Result.Closed("tag-holds"));
    }

    @Test
    void attributes_are_under_the_tag() {
        byte[] good = to(agreement(US))
                .attributes(EnvelopeVariants.attribute(
                        CMSAttributes.signingTime, new org.bouncycastle.asn1.DERUTF8String("covered")))
                .write();
        int at = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("covered");
        byte[] other = good.clone();
        other[at] ^= 1;
        assertThat(OPENER.open(Bytes.of(good))).isInstanceOf(Result.Opened.class);
        assertThat(OPENER.open(Bytes.of(other))).isEqualTo(new Result.Closed("tag-holds"));
    }

    @Test
    void a_content_key_of_another_length_than_said_is_none() {
        assertThat(OPENER.open(Bytes.of(new EnvelopeForge(16, agreement(US)).write())))
                .isEqualTo(new Result.Closed("content-key"));
    }

    @Test
    void only_a_signature_comes_out() {
        assertThat(OPENER.open(Bytes.of(
                        to(agreement(US)).content(Bytes.of(new byte[100])).write())))
                .isEqualTo(new Result.Closed("inner-signed-data"));
    }

    @Test
    void whatever_byte_is_another_the_envelope_stays_closed() {
        byte[] good = CmsEnvelope.seal(SIGNED, US).toArray();
        for (int at = 0; at < good.length; at++) {
            byte[] other = good.clone();
            other[at] ^= 1;
            assertThat(OPENER.open(Bytes.of(other))).as("byte %s", at).isInstanceOf(Result.Closed.class);
            assertThat(OPENER.open(Bytes.of(Arrays.copyOf(good, at))))
                    .as("cut at %s", at)
                    .isInstanceOf(Result.Closed.class);
        }
    }

    @Test
    void without_a_key_of_ours_everything_stays_closed() {
        assertThat(new EnvelopeOpener(List.of()).open(Bytes.of(to(agreement(US)).write())))
                .isEqualTo(new Result.Closed("no-key-of-ours"));
    }
}
