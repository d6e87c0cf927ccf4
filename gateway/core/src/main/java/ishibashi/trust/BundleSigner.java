package ishibashi.trust;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import ishibashi.message.Bytes;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A member's own side of {@link BundleSignature}: puts the JWS into {@code Bundle.signature} (fhir §3.2; RFC 7515 appendix F, 8785). */
public final class BundleSigner {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final MemberId member;
    private final Identity identity;
    private final Clock clock;

    /** @param identity with a P-256 key */
    public BundleSigner(MemberId member, Identity identity, Clock clock) {
        this.member = member;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * The Bundle in its canonical form with the signature in it.
     *
     * @throws IllegalArgumentException if it is no strict JSON object, is signed already or has a number without a canonical form
     */
    public Bytes sign(Bytes bundle) {
        if (!(StrictJson.read(bundle.toArray()) instanceof StrictJson.Read.Tree(Json json))
                || !(json instanceof Json.Obj object)
                || object.members().containsKey("signature")
                || !(Jcs.of(object, "Bundle") instanceof Jcs.Form.Canonical(Bytes canonical))) {
            throw new IllegalArgumentException("no Bundle that can be signed");
        }
        String text = new String(canonical.toArray(), StandardCharsets.UTF_8);
        String when = clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(Japan.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        String signature = JSON.writeValueAsString(element(jws(canonical, when), when));
        return Bytes.owning((text.substring(0, text.length() - 1) + ",\"signature\":" + signature + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private String jws(Bytes canonical, String when) {
        String header = BASE64URL.encodeToString(JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("alg", "ES256")
                .put("x5t#S256", KeyNames.certificateThumbprint(identity.certificate()))
                .put("sigT", when)));
        try {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", BouncyCastle.PROVIDER);
            signature.initSign(identity.key());
            signature.update(
                    (header + "." + BASE64URL.encodeToString(canonical.toArray())).getBytes(StandardCharsets.US_ASCII));
            return header + ".." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private ObjectNode element(String jws, String when) {
        ObjectNode element = JSON.createObjectNode();
        element.putArray("type")
                .addObject()
                .put("system", SignatureElement.TYPE_SYSTEM)
                .put("code", SignatureElement.SOURCE_SIGNATURE);
        element.put("when", when)
                .put("targetFormat", SignatureElement.TARGET_FORMAT)
                .put("sigFormat", SignatureElement.SIGNATURE_FORMAT)
                .put("data", Base64.getEncoder().encodeToString(jws.getBytes(StandardCharsets.US_ASCII)));
        element.putObject("who")
                .putObject("identifier")
                .put("system", SignatureElement.MEMBER)
                .put("value", member.value());
        return element;
    }
}
