package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.routes.soap.wss.SoapVersion;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security §3.3 and its XML cases, rule by rule: each letter is good but for one thing. */
class SoapRulesTest {
    private static final String ENDPOINT = "https://localhost:8443/soap/vacancies";

    @TempDir
    Path folder;

    private SoapDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new SoapDesk(folder, ENDPOINT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Letter letter() {
        return new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy"));
    }

    private void refused(String code, Consumer<Letter> change) {
        refused(code, letter().with(change));
    }

    /** Whatever is refused changes nothing, is counted once, and the next good letter is taken. */
    private void refused(String code, Letter letter) {
        refusedBytes(code, letter, letter.bytes());
    }

    private void refusedBytes(String code, Letter letter, byte[] bytes) {
        int before = desk.journal.rejected().size();
        Said said = desk.send(letter, bytes);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.status()).isGreaterThanOrEqualTo(400);
        assertThat(desk.records.taken()).isEmpty();
        assertThat(desk.journal.rejected()).hasSize(before + 1);
        assertThat(desk.send(letter()).text("outcome")).isEqualTo("created");
    }

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

    @Test
    void a_timestamp_that_is_over_is_stale() {
        refused("signature-stale", l -> {
            l.created = Instant.now().minusSeconds(600).toString();
            l.expires = Instant.now().minusSeconds(400).toString();
        });
    }

    @Test
    void a_timestamp_six_minutes_ahead_is_stale() {
        refused("signature-stale", l -> {
            l.created = Instant.now().plusSeconds(360).toString();
            l.expires = Instant.now().plusSeconds(500).toString();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:00:00+09:00", "2026-11-23T10:00:00", "2026-02-30T10:00:00Z", "now"})
    void times_are_in_utc_and_real(String created) {
        refused("request-malformed", l -> l.created = created);
    }

    @Test
    void a_timestamp_lives_five_minutes_at_most() {
        refused(
                "request-malformed",
                l -> l.expires = Instant.now().plusSeconds(420).toString());
    }

    @Test
    void a_letter_to_another_gateway_is_refused() {
        refused("request-malformed", l -> l.addressing.put("To", "https://elsewhere.example/soap/vacancies"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "Action", "MessageID"})
    void an_addressing_header_that_is_missing_is_named(String name) {
        refused("request-malformed", l -> l.addressing.remove(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReplyTo", "FaultTo"})
    void answers_go_back_on_the_connection_and_nowhere_else(String name) {
        refused("request-malformed", l -> l.addressing.put(name, "http://169.254.169.254/latest"));
    }

    @Test
    void an_action_that_is_not_the_bodys_is_refused() {
        refused("request-malformed", l -> {
            l.addressing.put("Action", Said.NAMESPACE + "/WithdrawVacancy");
            l.announced = Optional.of(Said.NAMESPACE + "/WithdrawVacancy");
        });
    }

    @Test
    void a_soap_action_that_is_not_the_signed_action_is_refused() {
        refused("request-malformed", l -> l.announced = Optional.of(Said.NAMESPACE + "/WithdrawVacancy"));
    }

    @Test
    void soap_1_1_cannot_do_without_soap_action() {
        refused("request-malformed", l -> l.announced = Optional.empty());
    }

    @Test
    void a_message_id_is_a_uuid() {
        refused("request-malformed", l -> l.addressing.put("MessageID", "1"));
    }

    @Test
    void an_unknown_header_that_must_be_understood_is_a_fault_of_its_own() {
        Letter letter = letter().with(l -> l.inHeader = "<x:Must xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/>");
        Said said = desk.send(letter);
        assertThat(said.code()).isEqualTo("request-malformed");
        assertThat(said.document().getElementsByTagName("faultcode").item(0).getTextContent())
                .isEqualTo("soap:MustUnderstand");
        assertThat(said.status()).isEqualTo(500);
    }

    @Test
    void an_unknown_header_that_need_not_be_understood_does_no_harm() {
        assertThat(desk.send(letter().with(l -> l.inHeader = "<x:May xmlns:x=\"urn:x\"/>"))
                        .code())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x SYSTEM 'http://169.254.169.254/x.dtd'>",
                "<!DOCTYPE x [<!ENTITY a 'a'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>",
                "<?xml-stylesheet href='http://169.254.169.254/x.xsl'?>",
                "<?x y?>",
                "<?xml version='1.1'?>",
                "<?xml version='1.0' encoding='UTF-16'?>",
                "\uFEFF",
                "text"
            })
    void nothing_but_an_envelope_in_utf_8_passes_the_gate(String before) {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        String xml = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^<\\?xml[^>]*>", "");
        refusedBytes("request-malformed", letter, (before + xml).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void xinclude_is_refused() {
        refused(
                "request-malformed",
                l -> l.inHeader =
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>");
    }

    @Test
    void mtom_is_refused() {
        refused(
                "request-malformed",
                l -> l.inHeader = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:x\"/>");
    }

    @Test
    void anything_encrypted_is_refused() {
        refused(
                "signature-invalid",
                l -> l.inHeader = "<x:EncryptedData xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\"/>");
    }

    @Test
    void a_processing_instruction_inside_is_refused() {
        refused("request-malformed", l -> l.inHeader = "<?a b?>");
    }

    @Test
    void invalid_utf_8_is_refused() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        bytes[bytes.length / 2] = (byte) 0xC0;
        refusedBytes("request-malformed", letter, bytes);
    }

    @Test
    void sixty_five_levels_are_too_deep() {
        refused("too-deep", l -> l.inHeader = "<x>".repeat(64) + "</x>".repeat(64));
    }

    @Test
    void sixty_five_attributes_are_too_many() {
        StringBuilder attributes = new StringBuilder();
        for (int n = 0; n < 65; n++) {
            attributes.append(" a").append(n).append("=''");
        }
        refused("too-many", l -> l.inHeader = "<x" + attributes + "/>");
    }

    @Test
    void sixty_five_namespaces_are_too_many() {
        StringBuilder declarations = new StringBuilder();
        for (int n = 0; n < 65; n++) {
            declarations.append(" xmlns:n").append(n).append("='urn:").append(n).append("'");
        }
        refused("too-many", l -> l.inHeader = "<x" + declarations + "/>");
    }

    @Test
    void more_than_four_mebibytes_are_too_large() {
        Letter letter = letter();
        refusedBytes("too-large", letter, new byte[(4 << 20) + 1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a/>", "{}", "<s:Envelope xmlns:s='urn:x'/>", "<"})
    void what_is_no_envelope_is_malformed(String text) {
        refusedBytes("request-malformed", letter(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_letter_again_gets_the_very_same_receipt() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        Said first = desk.send(letter, bytes);
        Said again = desk.send(letter, bytes);
        assertThat(again.text("receipt")).isEqualTo(first.text("receipt")).isNotEmpty();
        assertThat(again.text("repeat")).isEqualTo("true");
        assertThat(desk.records.taken()).hasSize(1);
    }

    @Test
    void a_repeat_gets_its_receipt_even_when_its_time_is_over() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        Said first = desk.send(letter, bytes);
        desk.clock.move(Duration.ofHours(3));
        assertThat(desk.send(letter, bytes).text("receipt")).isEqualTo(first.text("receipt"));
    }

    @Test
    void a_message_id_serves_for_one_content() {
        Letter letter = letter();
        desk.send(letter);
        Letter other = letter().with(l -> l.addressing.put("MessageID", letter.addressing.get("MessageID")))
                .with(l -> l.body = l.body.replace("SOAP-0001", "SOAP-0002"));
        Said said = desk.send(other);
        assertThat(said.code()).isEqualTo("message-id-reused");
        assertThat(said.text("category")).isEqualTo("replay");
        assertThat(desk.records.taken()).hasSize(1);
    }

    @Test
    void a_high_s_twin_of_a_signature_is_the_same_message() {
        Letter letter = letter();
        var document = letter.document();
        Said first = desk.send(letter, Letter.write(document));
        var value = Letter.first(document, Letter.DS, "SignatureValue");
        byte[] raw = Base64.getMimeDecoder().decode(value.getTextContent());
        BigInteger order = ((java.security.interfaces.ECPublicKey)
                        desk.bank.certificate().getPublicKey())
                .getParams()
                .getOrder();
        byte[] twin = order.subtract(new BigInteger(1, java.util.Arrays.copyOfRange(raw, 32, 64)))
                .toByteArray();
        java.util.Arrays.fill(raw, 32, 64, (byte) 0);
        int length = Math.min(32, twin.length);
        System.arraycopy(twin, twin.length - length, raw, 64 - length, length);
        value.setTextContent(Base64.getEncoder().encodeToString(raw));
        assertThat(desk.send(letter, Letter.write(document)).text("receipt")).isEqualTo(first.text("receipt"));
    }
}
