package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.routes.soap.wss.SoapVersion;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** XML signature wrapping (security case 38): the signed part lies elsewhere, and something else stands in its place. */
class SoapWrappingTest {
    private static final String ENDPOINT = "https://localhost:8443/soap/vacancies";
    private static final String SOAP = SoapVersion.SOAP11.namespace();

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

    private void wrapped(Consumer<Document> attack) {
        Letter letter = new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy"));
        Document document = letter.document();
        attack.accept(document);
        Said said = desk.send(letter, Letter.write(document));
        assertThat(said.code()).isEqualTo("signature-invalid");
        assertThat(desk.records.taken()).isEmpty();
        assertThat(desk.send(new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy")))
                        .text("outcome"))
                .isEqualTo("created");
    }

    private static Element body(Document document) {
        return Letter.first(document, SOAP, "Body");
    }

    private static Element header(Document document) {
        return Letter.first(document, SOAP, "Header");
    }

    /** The signed Body is taken out, a forged one without an id stands there now. */
    private static Element exchange(Document document, String id) {
        Element signed = body(document);
        Element forged = (Element) signed.cloneNode(true);
        forged.removeAttributeNS(Letter.WSU, "Id");
        if (!id.isEmpty()) {
            forged.setAttributeNS(Letter.WSU, "wsu:Id", id);
        }
        forged.getElementsByTagNameNS(Said.NAMESPACE, "number").item(0).setTextContent("FORGED");
        signed.getParentNode().replaceChild(forged, signed);
        return signed;
    }

    private static Element wrapper(Document document, Element parent) {
        Element wrapper = document.createElementNS("urn:wrapper", "w:Wrapper");
        parent.appendChild(wrapper);
        return wrapper;
    }

    @Test
    void one_the_signed_body_in_a_header_of_its_own() {
        wrapped(d -> wrapper(d, header(d)).appendChild(exchange(d, "")));
    }

    @Test
    void two_the_signed_body_in_an_object_of_the_signature() {
        wrapped(d -> {
            Element object = d.createElementNS(Letter.DS, "ds:Object");
            Letter.first(d, Letter.DS, "Signature").appendChild(object);
            object.appendChild(exchange(d, ""));
        });
    }

    @Test
    void three_the_signed_body_in_the_security_header() {
        wrapped(d -> Letter.first(d, Letter.WSSE, "Security").appendChild(exchange(d, "")));
    }

    @Test
    void four_the_forged_body_has_the_signed_ones_id() {
        wrapped(d -> wrapper(d, header(d)).appendChild(exchange(d, "body")));
    }

    @Test
    void five_a_second_body_behind_the_signed_one() {
        wrapped(d -> {
            Element forged = (Element) body(d).cloneNode(true);
            forged.removeAttributeNS(Letter.WSU, "Id");
            body(d).getParentNode().appendChild(forged);
        });
    }

    @Test
    void six_a_second_body_before_the_signed_one() {
        wrapped(d -> {
            Element forged = (Element) body(d).cloneNode(true);
            forged.setAttributeNS(Letter.WSU, "wsu:Id", "other");
            body(d).getParentNode().insertBefore(forged, body(d));
        });
    }

    @Test
    void seven_the_signed_body_inside_the_forged_one() {
        wrapped(d -> {
            Element signed = exchange(d, "");
            wrapper(d, body(d)).appendChild(signed);
        });
    }

    @Test
    void eight_the_whole_signed_envelope_inside_a_forged_one() {
        wrapped(d -> {
            Element whole = d.getDocumentElement();
            Element forged = (Element) whole.cloneNode(true);
            d.replaceChild(forged, whole);
            Element number = (Element)
                    forged.getElementsByTagNameNS(Said.NAMESPACE, "number").item(0);
            number.setTextContent("FORGED");
            wrapper(d, header(d)).appendChild(whole);
        });
    }

    @Test
    void a_forged_timestamp_while_the_signed_one_lies_elsewhere() {
        wrapped(d -> {
            Element signed = Letter.first(d, Letter.WSU, "Timestamp");
            Element forged = (Element) signed.cloneNode(true);
            forged.removeAttributeNS(Letter.WSU, "Id");
            signed.getParentNode().replaceChild(forged, signed);
            wrapper(d, header(d)).appendChild(signed);
        });
    }

    @Test
    void a_forged_to_while_the_signed_one_lies_elsewhere() {
        wrapped(d -> {
            Element signed = Letter.first(d, Letter.WSA, "To");
            Element forged = (Element) signed.cloneNode(true);
            forged.removeAttributeNS(Letter.WSU, "Id");
            signed.getParentNode().replaceChild(forged, signed);
            wrapper(d, header(d)).appendChild(signed);
        });
    }

    @Test
    void two_to_headers() {
        wrapped(d -> {
            Element second = (Element) Letter.first(d, Letter.WSA, "To").cloneNode(true);
            second.removeAttributeNS(Letter.WSU, "Id");
            header(d).appendChild(second);
        });
    }

    @Test
    void the_same_id_in_an_attribute_of_another_namespace() {
        wrapped(d -> wrapper(d, header(d)).setAttributeNS("urn:x", "x:Id", "body"));
    }

    @Test
    void the_same_id_in_an_attribute_without_namespace() {
        wrapped(d -> wrapper(d, header(d)).setAttribute("ID", "body"));
    }

    @Test
    void a_body_of_the_other_version_of_soap() {
        wrapped(d -> wrapper(d, header(d)).appendChild(d.createElementNS(SoapVersion.SOAP12.namespace(), "t:Body")));
    }
}
