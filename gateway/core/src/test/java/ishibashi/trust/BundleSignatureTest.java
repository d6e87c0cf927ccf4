package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.json.Json;
import ishibashi.trust.BundleSignature.Result;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3.2 and security §3.4, case 30: example 04 by its published vector, and what its element and its Bundle may not be. */
class BundleSignatureTest {
    private static final KeyPair KEYS = SignedBundles.p256();
    private static final Enrolled SIGNER = SignedBundles.enrolled("bank-09", KEYS.getPublic());

    private final BundleSignature check = new BundleSignature();

    @Test
    void the_published_example_is_verified_by_its_published_key_over_its_published_bytes()
            throws IOException, GeneralSecurityException {
        Enrolled bank = SignedBundles.enrolled("bank-09", publishedKey());
        Json.Obj bundle = SignedBundles.tree(resource("04-message-vacancies-signed.json"));
        assertThat(check.verify(bundle, List.of(SIGNER, bank))).isInstanceOfSatisfying(Result.Good.class, good -> {
            assertThat(good.canonical().toArray()).isEqualTo(trimmed(resource("signature/04-canonical.json")));
            assertThat(good.signer()).isEqualTo(bank);
            assertThat(good.signedAt()).isEqualTo(Instant.parse("2026-11-23T01:20:00Z"));
        });
        assertThat(new String(Base64.getDecoder().decode(data(bundle)), StandardCharsets.US_ASCII))
                .isEqualTo(new String(resource("signature/04.jws"), StandardCharsets.US_ASCII).strip());
        assertThat(KeyNames.keyThumbprint(bank.certificate().getPublicKey()))
                .contains(publishedJwk().path("kid").asString());
    }

    @Test
    void a_signature_of_our_own_making_is_good() {
        assertThat(verify(signed())).isInstanceOf(Result.Good.class);
    }

    @Test
    void blanks_and_the_order_of_members_do_not_matter() {
        ObjectNode bundle = signed();
        JsonNode type = bundle.remove("type");
        bundle.set("type", type);
        byte[] spaced = SignedBundles.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bundle);
        assertThat(check.verify(SignedBundles.tree(spaced), List.of(SIGNER))).isInstanceOf(Result.Good.class);
    }

    @Test
    void what_the_element_says_must_be_what_is_signed() {
        assertChanged(s -> s.put("when", "2026-11-23T01:20:00Z"), "signing-time");
        assertChanged(s -> s.remove("when"), "element");
        assertChanged(s -> ((ObjectNode) s.path("who").path("identifier")).put("value", "bank-10"), "who");
        assertChanged(s -> ((ObjectNode) s.path("who").path("identifier")).put("system", "urn:x"), "element");
        assertChanged(s -> ((ObjectNode) s.path("who")).put("reference", "Organization/1"), "element");
        assertChanged(s -> s.put("sigFormat", "application/jwt"), "element");
        assertChanged(s -> s.put("targetFormat", s.path("targetFormat").asString() + "#data"), "element");
        assertChanged(s -> s.remove("targetFormat"), "element");
        assertChanged(s -> ((ObjectNode) s.path("type").path(0)).put("code", "1.2.840.10065.1.12.1.1"), "element");
        assertChanged(s -> s.withArray("/type").addObject().put("code", "x"), "element");
        assertChanged(s -> s.putObject("onBehalfOf").put("display", "x"), "element");
        assertChanged(s -> s.put("data", s.path("data").asString() + "\n"), "element");
        assertChanged(s -> s.remove("data"), "element");
    }

    private void assertChanged(Consumer<ObjectNode> change, String rule) {
        ObjectNode bundle = signed();
        change.accept((ObjectNode) bundle.path("signature"));
        assertThat(verify(bundle)).isEqualTo(new Result.Bad(rule));
    }

    @Test
    void there_is_one_signature_and_it_is_outermost() {
        ObjectNode two = signed();
        JsonNode signature = two.remove("signature");
        two.putArray("signature").add(signature).add(signature);
        assertThat(verify(two)).isEqualTo(new Result.Bad("one-signature"));

        ObjectNode inner = SignedBundles.unsigned();
        ((ObjectNode) inner.path("entry").path(1).path("resource")).set("signature", signature);
        assertThat(verify(inner)).isEqualTo(new Result.NoSignature());

        ObjectNode both = signed();
        ((ObjectNode) both.path("entry").path(1).path("resource")).set("signature", signature);
        assertThat(verify(both)).isEqualTo(new Result.Bad("one-signature"));
    }

    @Test
    void a_change_of_the_content_breaks_it() {
        ObjectNode changed = signed();
        ((ObjectNode) changed.path("identifier")).put("value", "urn:uuid:00000000-0000-4000-8000-000000000000");
        assertThat(verify(changed)).isEqualTo(new Result.Bad("mathematics"));

        ObjectNode added = signed();
        added.put("language", "ja");
        assertThat(verify(added)).isEqualTo(new Result.Bad("mathematics"));
    }

    @Test
    void a_number_that_is_not_canonical_is_told_with_its_place() {
        String text = SignedBundles.JSON
                .writeValueAsString(signed())
                .replace("\"total\":1", "")
                .replaceFirst("\\{", "{\"total\":1.50,");
        assertThat(check.verify(SignedBundles.tree(text.getBytes(StandardCharsets.UTF_8)), List.of(SIGNER)))
                .isInstanceOfSatisfying(Result.NumberNotCanonical.class, n -> assertThat(n.place())
                        .hasToString("Bundle.total"));
    }

    @Test
    void a_good_signature_of_another_than_the_peer_is_the_other_signers() {
        Enrolled peer = SignedBundles.enrolled("bank-10", SignedBundles.p256().getPublic());
        assertThat(check.verify(SignedBundles.tree(signed()), List.of(peer))).isEqualTo(new Result.OtherSigner());
        assertThat(check.verify(SignedBundles.tree(signed()), List.of())).isEqualTo(new Result.OtherSigner());
    }

    @Test
    void without_a_signature_there_is_none() {
        assertThat(verify(SignedBundles.unsigned())).isEqualTo(new Result.NoSignature());
    }

    private Result verify(ObjectNode bundle) {
        return check.verify(SignedBundles.tree(bundle), List.of(SIGNER));
    }

    private static ObjectNode signed() {
        return SignedBundles.signed(KEYS, SIGNER);
    }

    private static String data(Json.Obj bundle) {
        return bundle.member("signature")
                .flatMap(s -> ((Json.Obj) s).text("data"))
                .orElseThrow();
    }

    private static PublicKey publishedKey() throws IOException, GeneralSecurityException {
        JsonNode jwk = publishedJwk();
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) KEYS.getPublic()).getParams()));
    }

    private static JsonNode publishedJwk() throws IOException {
        return SignedBundles.JSON.readTree(resource("signature/bank-09.example.jwk.json"));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asString()));
    }

    private static byte[] trimmed(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = BundleSignatureTest.class.getResourceAsStream("/fhir/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
