package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.routes.soap.wss.SoapVersion;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security §3.0 and §3.3: header, signed parts, transforms, algorithms, keys (cases 3, 13, 25, 26, 34, 40). */
class SoapSignatureTest extends SoapRules {
    @Test
    void a_good_letter_is_taken_in_both_versions_of_soap() {
        assertThat(desk.send(letter()).text("receipt")).isNotEmpty();
        Said second = desk.send(new Letter(desk.bank, ENDPOINT, Bodies.of("GetVacancyStatus"))
                .with(l -> l.version = SoapVersion.SOAP12));
        assertThat(second.text("state")).isEqualTo("active");
        assertThat(second.document().getDocumentElement().getNamespaceURI()).isEqualTo(SoapVersion.SOAP12.namespace());
    }

    @Test
    void issuer_and_serial_key_identifier_and_thumbprint_select_the_same_certificate() throws Exception {
        var certificate = desk.bank.certificate();
        String serial = "<ds:X509Data xmlns:ds=\"" + Letter.DS + "\"><ds:X509IssuerSerial><ds:X509IssuerName>"
                + certificate.getIssuerX500Principal().getName() + "</ds:X509IssuerName><ds:X509SerialNumber>"
                + certificate.getSerialNumber() + "</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>";
        byte[] extension = certificate.getExtensionValue("2.5.29.14");
        String ski = identifier(
                Letter.PROFILE + "X509SubjectKeyIdentifier",
                java.util.Arrays.copyOfRange(extension, 4, extension.length));
        String thumbprint = identifier(
                "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1",
                MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        for (String way : java.util.List.of(serial, ski, thumbprint)) {
            Said said = desk.send(new Letter(desk.bank, ENDPOINT, Bodies.of("FetchMessages"))
                    .with(l -> l.keyInfo = Letter.reference(way)));
            assertThat(said.code()).isEmpty();
        }
    }

    private static String identifier(String type, byte[] value) {
        return "<wsse:KeyIdentifier ValueType=\"" + type + "\">"
                + Base64.getEncoder().encodeToString(value) + "</wsse:KeyIdentifier>";
    }

    @Test
    void no_security_header_at_all_is_signature_missing() {
        Letter letter = letter();
        refusedBytes(
                "signature-missing",
                letter,
                new String(letter.bytes(), StandardCharsets.UTF_8)
                        .replaceFirst("(?s)<wsse:Security.*</wsse:Security>", "")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_security_header_without_signature_is_signature_missing() {
        refused("signature-missing", l -> l.signed = false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "time", "To", "Action", "MessageID"})
    void each_of_the_parts_must_be_signed(String part) {
        refused("signature-invalid", l -> l.unsigned.add(part));
    }

    @Test
    void a_reply_to_that_is_there_must_be_signed() {
        refused("signature-invalid", l -> {
            l.addressing.put("ReplyTo", Letter.WSA + "/anonymous");
            l.unsigned.add("ReplyTo");
        });
    }

    @Test
    void inclusive_canonicalisation_is_refused() {
        refused("signature-invalid", l -> l.canonical = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
    }

    @Test
    void exclusive_canonicalisation_with_comments_is_refused() {
        refused("signature-invalid", l -> l.canonical = Letter.EXCLUSIVE + "WithComments");
    }

    @Test
    void hmac_is_refused_even_with_the_public_key_as_its_secret() {
        refused("signature-invalid", l -> {
            l.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
            l.key = new SecretKeySpec(desk.bank.certificate().getPublicKey().getEncoded(), "HMAC");
        });
    }

    @Test
    void rsa_with_sha1_is_refused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        var key = generator.generateKeyPair().getPrivate();
        refused("signature-invalid", l -> {
            l.method = Letter.DS + "rsa-sha1";
            l.key = key;
        });
    }

    @Test
    void a_digest_by_sha1_is_refused() {
        refused("signature-invalid", l -> l.digest = Letter.DS + "sha1");
    }

    @Test
    void ecdsa_by_sha1_is_refused() {
        refused("signature-invalid", l -> l.method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ds:KeyName xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>bank-09</ds:KeyName>",
                "<ds:KeyValue xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:RSAKeyValue/></ds:KeyValue>",
                "<ds:RetrievalMethod xmlns:ds='http://www.w3.org/2000/09/xmldsig#' URI='http://169.254.169.254/'/>",
                "<ds:X509Data xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"
            })
    void a_key_that_the_message_brings_along_is_refused(String keyInfo) {
        refused("signature-invalid", l -> l.keyInfo = keyInfo);
    }

    @Test
    void another_members_signature_is_told_as_an_unknown_member() {
        refused("unknown-member", new Letter(desk.other, ENDPOINT, Bodies.of("SubmitVacancy")));
    }

    @Test
    void a_captured_letter_sent_by_another_member_is_told_as_an_unknown_member() {
        Letter letter = letter();
        Said said = desk.send(desk.other, SoapDesk.OTHER, letter, letter.bytes());
        assertThat(said.code()).isEqualTo("unknown-member");
        assertThat(said.status()).isEqualTo(403);
        assertThat(desk.records.taken()).isEmpty();
    }

    @Test
    void the_peers_token_does_not_lend_itself_to_another_key() {
        refused("signature-invalid", l -> l.key = desk.stranger.key());
    }

    @Test
    void every_byte_of_the_signature_value_matters() {
        Letter letter = letter();
        var document = letter.document();
        var value = Letter.first(document, Letter.DS, "SignatureValue");
        byte[] raw = Base64.getMimeDecoder().decode(value.getTextContent());
        for (int n = 0; n < raw.length; n += 7) {
            byte[] flipped = raw.clone();
            flipped[n] ^= 1;
            value.setTextContent(Base64.getEncoder().encodeToString(flipped));
            assertThat(desk.send(letter, Letter.write(document)).code()).isEqualTo("signature-invalid");
        }
        assertThat(desk.records.taken()).isEmpty();
    }

    @Test
    void a_signature_of_zeros_is_refused() {
        Letter letter = letter();
        var document = letter.document();
        Letter.first(document, Letter.DS, "SignatureValue")
                .setTextContent(Base64.getEncoder().encodeToString(new byte[64]));
        refusedBytes("signature-invalid", letter, Letter.write(document));
    }

    @Test
    void a_changed_body_is_refused() {
        Letter letter = letter();
        refusedBytes(
                "signature-invalid",
                letter,
                new String(letter.bytes(), StandardCharsets.UTF_8)
                        .replace("12000000", "12000001")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_thousand_references_are_refused_at_once() {
        Letter letter = letter();
        String xml = new String(letter.bytes(), StandardCharsets.UTF_8);
        int from = xml.indexOf("<Reference");
        int to = xml.indexOf("</Reference>") + 12;
        byte[] many = (xml.substring(0, to) + xml.substring(from, to).repeat(1_000) + xml.substring(to))
                .getBytes(StandardCharsets.UTF_8);
        refusedBytes("signature-invalid", letter, many);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform"
            })
    void no_other_transform_is_known(String transform) {
        Letter letter = letter();
        refusedBytes(
                "signature-invalid",
                letter,
                new String(letter.bytes(), StandardCharsets.UTF_8)
                        .replace("<Transform Algorithm=\"" + Letter.EXCLUSIVE, "<Transform Algorithm=\"" + transform)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_reference_to_elsewhere_is_never_followed() {
        Letter letter = letter();
        for (String uri : java.util.List.of("http://169.254.169.254/x", "file:///etc/passwd", "", "#xpointer(/)")) {
            assertThat(desk.send(
                                    letter,
                                    new String(letter.bytes(), StandardCharsets.UTF_8)
                                            .replace("URI=\"#body\"", "URI=\"" + uri + "\"")
                                            .getBytes(StandardCharsets.UTF_8))
                            .code())
                    .isEqualTo("signature-invalid");
        }
    }

    @Test
    void two_security_headers_are_refused() {
        refused(
                "signature-invalid",
                l -> l.inHeader = "<wsse:Security xmlns:wsse=\"" + Letter.WSSE + "\" xmlns:r=\""
                        + SoapVersion.SOAP11.namespace() + "\" r:actor=\"urn:other\"/>");
    }

    @Test
    void nothing_else_may_stand_in_the_security_header() {
        refused(
                "signature-invalid",
                l -> l.inSecurity = "<wsse:UsernameToken><wsse:Username>x</wsse:Username></wsse:UsernameToken>");
    }
}
