package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3.2: a Bundle with the JWS of the member whose keys lie in a folder of {@code member certificate}. */
final class SignedBundle {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SignedBundle() {}

    static byte[] by(String member, Path keys, ObjectNode bundle, OffsetDateTime at) {
        String when = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0));
        ObjectNode signature = JSON.createObjectNode();
        signature
                .putArray("type")
                .addObject()
                .put("system", "urn:iso-astm:E1762-95:2013")
                .put("code", "1.2.840.10065.1.12.1.14");
        signature
                .put("when", when)
                .put("targetFormat", "application/fhir+json;canonicalization=http://hl7.org/fhir/canonicalization/json")
                .put("sigFormat", "application/jose")
                .put(
                        "data",
                        Base64.getEncoder()
                                .encodeToString(jws(keys, bundle, when).getBytes(US_ASCII)));
        signature
                .putObject("who")
                .putObject("identifier")
                .put("system", "https://ishibashi.example/fhir/NamingSystem/member")
                .put("value", member);
        ObjectNode signed = bundle.deepCopy();
        signed.set("signature", signature);
        return JSON.writeValueAsBytes(signed);
    }

    private static String jws(Path keys, ObjectNode bundle, String when) {
        try (InputStream in = Files.newInputStream(keys.resolve("keystore.p12"))) {
            char[] password =
                    Files.readString(keys.resolve("keystore.pass")).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            String header = encoded(JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("alg", "ES256")
                    .put("x5t#S256", thumbprint(store.getCertificate(alias).getEncoded()))
                    .put("sigT", when)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign((PrivateKey) store.getKey(alias, password));
            signature.update((header + "." + encoded(canonical(bundle).getBytes(UTF_8))).getBytes(US_ASCII));
            return header + ".." + encoded(signature.sign());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(byte[] certificate) throws GeneralSecurityException {
        return encoded(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 8785 for what the examples hold: names sorted, no blanks; their numbers are canonical as they stand. */
    private static String canonical(JsonNode node) {
        return JSON.writeValueAsString(sorted(node));
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, Object> members = new TreeMap<>();
            node.forEachEntry((name, value) -> members.put(name, sorted(value)));
            return members;
        }
        return node.isArray() ? node.valueStream().map(SignedBundle::sorted).toList() : node;
    }
}
