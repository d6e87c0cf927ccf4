package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3.2: what we sign for a member is what anybody verifies, over the published canonical bytes of example 04. */
class BundleSignerTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final KeyPair KEYS = SignedBundles.p256();
    private static final Enrolled BANK = SignedBundles.enrolled("bank-09", KEYS.getPublic());

    private final BundleSigner signer = new BundleSigner(
            new MemberId("bank-09"),
            new Identity(KEYS.getPrivate(), List.of(BANK.certificate())),
            Clock.fixed(Instant.parse("2026-11-23T01:20:00Z"), ZoneOffset.UTC));

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BundleSignerTest.class.getResourceAsStream("/fhir/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static ObjectNode unsigned() throws IOException {
        ObjectNode bundle = (ObjectNode) JSON.readTree(resource("04-message-vacancies-signed.json"));
        bundle.remove("signature");
        return bundle;
    }

    @Test
    void the_jdk_verifies_it_over_the_published_canonical_bytes() throws Exception {
        JsonNode signature = JSON.readTree(signer.sign(Bytes.owning(JSON.writeValueAsBytes(unsigned())))
                        .toArray())
                .path("signature");
        assertThat(signature.path("when").asString()).isEqualTo(SignedBundles.AT);
        String[] jws = new String(
                        Base64.getDecoder().decode(signature.path("data").asString()), StandardCharsets.US_ASCII)
                .split("\\.", -1);
        String canonical = new String(resource("signature/04-canonical.json"), StandardCharsets.UTF_8).strip();
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(KEYS.getPublic());
        check.update((jws[0] + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(canonical.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(jws[2]))).isTrue();
    }

    @Test
    void the_door_takes_it() throws IOException {
        byte[] signed =
                signer.sign(Bytes.owning(JSON.writeValueAsBytes(unsigned()))).toArray();
        assertThat(new BundleSignature().verify(SignedBundles.tree(signed), List.of(BANK)))
                .isInstanceOf(BundleSignature.Result.Good.class);
    }

    @Test
    void a_bundle_that_is_signed_already_is_not_signed_again() throws IOException {
        Bytes signed = Bytes.owning(resource("04-message-vacancies-signed.json"));
        assertThatThrownBy(() -> signer.sign(signed)).isInstanceOf(IllegalArgumentException.class);
    }
}
