package ishibashi.trust;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import ishibashi.message.MemberId;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes members with keys and Bundles that they sign, good ones and, piece by piece, bad ones. */
final class SignedBundles {
    static final JsonMapper JSON = new JsonMapper();
    static final String AT = "2026-11-23T10:20:00+09:00";

    private SignedBundles() {}

    static KeyPair p256() {
        return ec("secp256r1");
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate over any public key, as some authority issued it. */
    static Enrolled enrolled(String member, PublicKey key) {
        try {
            KeyPair authority = p256();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name("CN=authority"),
                                    BigInteger.TWO,
                                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                                    new X500Name("CN=" + member),
                                    key)
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
            return new Enrolled(
                    new Member(new MemberId(member), Member.Kind.BANK, "09", Optional.empty(), true),
                    Pin.of(certificate),
                    certificate,
                    certificate,
                    Set.of(Purpose.SIGNING),
                    Instant.EPOCH,
                    Optional.empty());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode unsigned() {
        try (InputStream in = SignedBundles.class.getResourceAsStream("/fhir/04-message-vacancies-signed.json")) {
            ObjectNode bundle = (ObjectNode) JSON.readTree(in);
            bundle.remove("signature");
            return bundle;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode header(String alg, Enrolled signer) {
        return JSON.createObjectNode()
                .put("alg", alg)
                .put("x5t#S256", KeyNames.certificateThumbprint(signer.certificate()))
                .put("sigT", AT);
    }

    /** {@code Bundle.signature} around a compact JWS. */
    static ObjectNode element(String member, String jws) {
        ObjectNode signature = JSON.createObjectNode();
        signature
                .putArray("type")
                .addObject()
                .put("system", "urn:iso-astm:E1762-95:2013")
                .put("code", "1.2.840.10065.1.12.1.14");
        signature.put("when", AT);
        signature
                .putObject("who")
                .putObject("identifier")
                .put("system", "https://ishibashi.example/fhir/NamingSystem/member")
                .put("value", member);
        signature.put(
                "targetFormat", "application/fhir+json;canonicalization=http://hl7.org/fhir/canonicalization/json");
        signature.put("sigFormat", "application/jose");
        signature.put("data", Base64.getEncoder().encodeToString(jws.getBytes(StandardCharsets.US_ASCII)));
        return signature;
    }

    static ObjectNode signed(KeyPair keys, Enrolled signer) {
        ObjectNode bundle = unsigned();
        String header = JSON.writeValueAsString(header("ES256", signer));
        bundle.set("signature", element("bank-09", jws(header, bundle, keys, "SHA256withECDSAinP1363Format")));
        return bundle;
    }

    static String jws(String header, ObjectNode bundle, KeyPair keys, String algorithm) {
        String input = encoded(header.getBytes(StandardCharsets.UTF_8)) + "." + encoded(canonical(bundle));
        try {
            Signature signature = algorithm.equals("RSASSA-PSS") ? pss() : Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return encoded(header.getBytes(StandardCharsets.UTF_8)) + ".." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new java.security.spec.PSSParameterSpec(
                "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    /** Canonical by another way: Jackson sorts names as Java sorts strings, and the example has no number that is not canonical. */
    static byte[] canonical(ObjectNode bundle) {
        return JSON.writeValueAsBytes(sorted(bundle));
    }

    private static Object sorted(tools.jackson.databind.JsonNode node) {
        if (node.isObject()) {
            var members = new java.util.TreeMap<String, Object>();
            node.forEachEntry((name, value) -> members.put(name, sorted(value)));
            return members;
        }
        return node.isArray() ? node.valueStream().map(SignedBundles::sorted).toList() : node;
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Json.Obj tree(ObjectNode bundle) {
        return tree(JSON.writeValueAsBytes(bundle));
    }

    static Json.Obj tree(byte[] bytes) {
        return (Json.Obj) ((StrictJson.Read.Tree) StrictJson.read(bytes)).json();
    }
}
