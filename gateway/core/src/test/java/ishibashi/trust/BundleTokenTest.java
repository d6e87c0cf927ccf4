package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.trust.BundleSignature.Result;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Security §3.4 and case 30: every way in which the token in a Bundle is no good signature. */
class BundleTokenTest {
    private static final Map<Integer, KeyPair> RSA =
            Map.of(2048, SignedBundles.rsa(2048), 3072, SignedBundles.rsa(3072));
    private static final KeyPair KEYS = SignedBundles.p256();
    private static final Enrolled SIGNER = SignedBundles.enrolled("bank-09", KEYS.getPublic());
    private static final String ECDSA = "SHA256withECDSAinP1363Format";

    private final BundleSignature check = new BundleSignature();

    @ParameterizedTest
    @CsvSource({
        "ES256, secp256r1, SHA256withECDSAinP1363Format, true",
        "ES384, secp384r1, SHA384withECDSAinP1363Format, true",
        "ES256, secp384r1, SHA256withECDSAinP1363Format, false",
        "ES384, secp256r1, SHA384withECDSAinP1363Format, false",
        "ES512, secp521r1, SHA512withECDSAinP1363Format, false"
    })
    void the_algorithm_is_that_of_the_curve(String alg, String curve, String engine, boolean good) {
        assertAlgorithm(alg, SignedBundles.ec(curve), engine, good);
    }

    @ParameterizedTest
    @CsvSource({
        "PS256, 3072, RSASSA-PSS, true",
        "RS256, 3072, SHA256withRSA, true",
        "RS256, 2048, SHA256withRSA, false",
        "RS512, 3072, SHA512withRSA, false",
        "ES256, 3072, SHA256withRSA, false"
    })
    void rsa_is_taken_from_3072_bits_in_two_forms(String alg, int bits, String engine, boolean good) {
        assertAlgorithm(alg, Objects.requireNonNull(RSA.get(bits)), engine, good);
    }

    private void assertAlgorithm(String alg, KeyPair keys, String engine, boolean good) {
        Enrolled signer = SignedBundles.enrolled("bank-09", keys.getPublic());
        ObjectNode bundle = SignedBundles.unsigned();
        String header = SignedBundles.JSON.writeValueAsString(SignedBundles.header(alg, signer));
        bundle.set("signature", SignedBundles.element("bank-09", SignedBundles.jws(header, bundle, keys, engine)));
        assertThat(check.verify(SignedBundles.tree(bundle), List.of(signer)))
                .isInstanceOf(good ? Result.Good.class : Result.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'none'}",
                "{'alg':'None'}",
                "{'alg':'es256'}",
                "{'alg':1}",
                "{'crit':['b64'],'b64':false}",
                "{'b64':true}",
                "{'jku':'https://bank-09.example/keys'}",
                "{'x5u':'https://bank-09.example/c'}",
                "{'jwk':{}}",
                "{'x5c':[]}",
                "{'typ':'ishibashi-receipt+jwt'}",
                "{'typ':null}",
                "{'iat':'now'}",
                "{'iat':1.5}",
                "{'cty':'x'}",
                "{'sigT':null}",
                "{'sigT':'2026-11-23T01:20:00Z'}",
                "{'sigT':'2026-11-23'}",
                "{'x5t#S256':null}",
                "{'kid':''}",
                "{'x5t':'x'}"
            })
    void a_header_outside_the_list_is_refused(String change) {
        ObjectNode header = SignedBundles.header("ES256", SIGNER);
        SignedBundles.JSON.readTree(change.replace('\'', '"')).forEachEntry((name, value) -> {
            if (value.isNull()) {
                header.remove(name);
            } else {
                header.set(name, value);
            }
        });
        if (change.contains("'typ':null")) {
            header.putNull("typ");
        }
        assertThat(verify(with(SignedBundles.JSON.writeValueAsString(header))))
                .isNotInstanceOf(Result.Good.class)
                .isNotInstanceOf(Result.NoSignature.class);
    }

    @Test
    void a_name_twice_in_the_header_is_refused() {
        String header = SignedBundles.JSON.writeValueAsString(SignedBundles.header("ES256", SIGNER));
        assertThat(verify(with(header.replace("{", "{\"alg\":\"ES256\",")))).isEqualTo(new Result.Bad("header"));
        assertThat(verify(with(header + " "))).isInstanceOf(Result.Good.class);
        assertThat(verify(with(header + "x"))).isEqualTo(new Result.Bad("header"));
        assertThat(verify(with(header + " ".repeat(4_096)))).isEqualTo(new Result.Bad("form"));
    }

    @Test
    void the_public_key_is_no_secret_of_an_hmac() throws GeneralSecurityException {
        ObjectNode bundle = SignedBundles.unsigned();
        String header = SignedBundles.JSON.writeValueAsString(SignedBundles.header("HS256", SIGNER));
        String input = SignedBundles.encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + SignedBundles.encoded(SignedBundles.canonical(bundle));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEYS.getPublic().getEncoded(), "HmacSHA256"));
        String value = SignedBundles.encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        bundle.set("signature", SignedBundles.element("bank-09", encodedHeader(header) + ".." + value));
        assertThat(verify(bundle)).isEqualTo(new Result.Bad("header"));
    }

    @Test
    void the_der_form_of_the_same_signature_is_refused() {
        ObjectNode bundle = SignedBundles.unsigned();
        String header = SignedBundles.JSON.writeValueAsString(SignedBundles.header("ES256", SIGNER));
        bundle.set(
                "signature",
                SignedBundles.element("bank-09", SignedBundles.jws(header, bundle, KEYS, "SHA256withECDSA")));
        assertThat(verify(bundle)).isEqualTo(new Result.Bad("value"));
    }

    @Test
    void r_and_s_lie_between_one_and_the_order() {
        BigInteger order = ((ECPublicKey) KEYS.getPublic()).getParams().getOrder();
        byte[] good = Base64.getUrlDecoder().decode(jws(signed()).split("\\.\\.", -1)[1]);
        assertThat(verify(valued(new byte[64]))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(placed(good, order, 0)))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(placed(good, order, 32)))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(placed(good, BigInteger.ZERO, 0)))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(placed(good, BigInteger.ZERO, 32)))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(java.util.Arrays.copyOf(good, 63)))).isEqualTo(new Result.Bad("value"));
        assertThat(verify(valued(java.util.Arrays.copyOf(good, 65)))).isEqualTo(new Result.Bad("value"));
    }

    @Test
    void the_twin_with_the_other_s_is_the_same_signature() {
        BigInteger order = ((ECPublicKey) KEYS.getPublic()).getParams().getOrder();
        ObjectNode bundle = signed();
        byte[] good = Base64.getUrlDecoder().decode(jws(bundle).split("\\.\\.", -1)[1]);
        BigInteger s = new BigInteger(1, java.util.Arrays.copyOfRange(good, 32, 64));
        String twin =
                jws(bundle).split("\\.\\.", -1)[0] + ".." + SignedBundles.encoded(placed(good, order.subtract(s), 32));
        bundle.set("signature", SignedBundles.element("bank-09", twin));
        assertThat(verify(bundle)).isInstanceOf(Result.Good.class);
    }

    @Test
    void whichever_byte_of_the_token_is_flipped_it_is_no_good_signature() {
        String jws = jws(signed());
        for (int at = 0; at < jws.length(); at++) {
            StringBuilder flipped = new StringBuilder(jws);
            flipped.setCharAt(at, (char) (jws.charAt(at) ^ 1));
            ObjectNode bundle = SignedBundles.unsigned();
            bundle.set("signature", SignedBundles.element("bank-09", flipped.toString()));
            assertThat(verify(bundle)).as("character %d", at).isNotInstanceOf(Result.Good.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s=", " %s", "%s\n", "%s.", "%s.x", ".%s", "..", "{\"signatures\":[]}", ""})
    void another_form_of_the_token_is_refused(String form) {
        ObjectNode bundle = SignedBundles.unsigned();
        bundle.set("signature", SignedBundles.element("bank-09", form.formatted(jws(signed()))));
        assertThat(verify(bundle)).isInstanceOf(Result.Bad.class);
    }

    @Test
    void the_content_inside_the_token_too_is_refused() {
        ObjectNode bundle = signed();
        String attached = jws(bundle)
                .replace("..", "." + SignedBundles.encoded(SignedBundles.canonical(SignedBundles.unsigned())) + ".");
        bundle.set("signature", SignedBundles.element("bank-09", attached));
        assertThat(verify(bundle)).isEqualTo(new Result.Bad("form"));
    }

    private Result verify(ObjectNode bundle) {
        return check.verify(SignedBundles.tree(bundle), List.of(SIGNER));
    }

    private static ObjectNode signed() {
        return SignedBundles.signed(KEYS, SIGNER);
    }

    /** A Bundle truly signed under this header. */
    private static ObjectNode with(String header) {
        ObjectNode bundle = SignedBundles.unsigned();
        bundle.set("signature", SignedBundles.element("bank-09", SignedBundles.jws(header, bundle, KEYS, ECDSA)));
        return bundle;
    }

    private static ObjectNode valued(byte[] value) {
        ObjectNode bundle = signed();
        String header = jws(bundle).split("\\.\\.", -1)[0];
        bundle.set("signature", SignedBundles.element("bank-09", header + ".." + SignedBundles.encoded(value)));
        return bundle;
    }

    private static byte[] placed(byte[] value, BigInteger part, int at) {
        byte[] placed = value.clone();
        byte[] number = part.toByteArray();
        java.util.Arrays.fill(placed, at, at + 32, (byte) 0);
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, placed, at + 32 - length, length);
        return placed;
    }

    private static String encodedHeader(String header) {
        return SignedBundles.encoded(header.getBytes(StandardCharsets.UTF_8));
    }

    private static String jws(ObjectNode bundle) {
        return new String(
                Base64.getDecoder().decode(bundle.path("signature").path("data").asString()),
                StandardCharsets.US_ASCII);
    }
}
