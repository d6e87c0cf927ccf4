package ishibashi.trust;

import ishibashi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * FHIR R4 {@code Bundle.signature} in the only form that is taken (fhir §3.2). It is itself unsigned, so what it says counts only where
 * the JWS says the same.
 *
 * @param member who, by member id
 * @param jws the compact JWS
 */
record SignatureElement(String when, String member, String jws) {
    private static final Set<String> NAMES = Set.of("type", "when", "who", "targetFormat", "sigFormat", "data");
    private static final Set<String> WHO = Set.of("type", "identifier");
    static final String SIGNATURE_FORMAT = "application/jose";
    /** The variants with a fragment leave parts of the Bundle unsigned. */
    static final String TARGET_FORMAT =
            "application/fhir+json;canonicalization=http://hl7.org/fhir/canonicalization/json";

    static final String TYPE_SYSTEM = "urn:iso-astm:E1762-95:2013";
    static final String SOURCE_SIGNATURE = "1.2.840.10065.1.12.1.14";
    static final String MEMBER = "https://ishibashi.example/fhir/NamingSystem/member";

    /** Empty for every deviation. */
    static Optional<SignatureElement> of(Json.Obj signature) {
        if (!NAMES.containsAll(signature.members().keySet())
                || !is(signature, "sigFormat", SIGNATURE_FORMAT)
                || !is(signature, "targetFormat", TARGET_FORMAT)
                || !isSourceSignature(signature)) {
            return Optional.empty();
        }
        return signature.text("when").flatMap(when -> member(signature)
                .flatMap(member -> jws(signature).map(jws -> new SignatureElement(when, member, jws))));
    }

    private static boolean is(Json.Obj object, String name, String value) {
        return object.text(name).filter(value::equals).isPresent();
    }

    /** One coding, that of a source signature. */
    private static boolean isSourceSignature(Json.Obj signature) {
        return signature.members().get("type") instanceof Json.Arr(List<Json> types)
                && types.size() == 1
                && types.getFirst() instanceof Json.Obj coding
                && is(coding, "system", TYPE_SYSTEM)
                && is(coding, "code", SOURCE_SIGNATURE);
    }

    /** A logical reference by the member's id, nothing that would have to be looked up. */
    private static Optional<String> member(Json.Obj signature) {
        if (signature.members().get("who") instanceof Json.Obj who
                && WHO.containsAll(who.members().keySet())
                && who.members().get("identifier") instanceof Json.Obj identifier
                && is(identifier, "system", MEMBER)) {
            return identifier.text("value");
        }
        return Optional.empty();
    }

    /** RFC 4648 §4, in its one spelling. */
    private static Optional<String> jws(Json.Obj signature) {
        return signature.text("data").flatMap(data -> {
            try {
                byte[] bytes = Base64.getDecoder().decode(data);
                return Base64.getEncoder().encodeToString(bytes).equals(data)
                        ? Optional.of(new String(bytes, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
