package ishibashi.app.soap;

import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.trust.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A request as a member's own program would write it, with nothing but the JDK; each test changes what it is about. */
public final class Letter {
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String PROFILE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";

    SoapVersion version = SoapVersion.SOAP11;
    Optional<String> announced;
    String body;
    String before = "";
    String inHeader = "";
    String inSecurity = "";
    String created;
    String expires;
    String method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    String digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    String canonical = EXCLUSIVE;
    Key key;
    boolean signed = true;

    /** Name → text; {@code ReplyTo} and {@code FaultTo} hold an Address. */
    final Map<String, String> addressing = new LinkedHashMap<>();

    final List<String> unsigned = new ArrayList<>();
    String keyInfo;
    private final Identity signer;

    public Letter(Identity signer, String endpoint, String body) {
        this.signer = signer;
        this.key = signer.key();
        this.body = body;
        String action = Said.NAMESPACE + "/" + body.replaceFirst("(?s)^<(\\w+).*", "$1");
        announced = Optional.of(action);
        addressing.put("To", endpoint);
        addressing.put("Action", action);
        addressing.put("MessageID", "urn:uuid:" + UUID.randomUUID());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        created = now.toString();
        expires = now.plusSeconds(240).toString();
        keyInfo = reference("<wsse:Reference URI=\"#token\" ValueType=\"" + PROFILE + "X509v3\"/>");
    }

    static String reference(String inside) {
        return "<wsse:SecurityTokenReference xmlns:wsse=\"" + WSSE + "\">" + inside + "</wsse:SecurityTokenReference>";
    }

    Letter with(Consumer<Letter> change) {
        change.accept(this);
        return this;
    }

    /** Under a name of the sender's choice. */
    public Letter named(String messageId) {
        addressing.put("MessageID", messageId);
        return this;
    }

    public Letter created(Instant at) {
        created = at.toString();
        expires = at.plusSeconds(240).toString();
        return this;
    }

    public Letter withoutSignature() {
        signed = false;
        return this;
    }

    /** What SOAP 1.1 says in the HTTP header. */
    public String action() {
        return announced.orElseThrow();
    }

    public String messageId() {
        return java.util.Objects.requireNonNull(addressing.get("MessageID"));
    }

    String token() {
        try {
            return "<wsse:BinarySecurityToken wsu:Id=\"token\" ValueType=\"" + PROFILE + "X509v3\">"
                    + Base64.getEncoder().encodeToString(signer.certificate().getEncoded())
                    + "</wsse:BinarySecurityToken>";
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String xml() {
        StringBuilder header = new StringBuilder();
        addressing.forEach((name, text) -> header.append("<wsa:" + name + " wsu:Id=\"" + name + "\">")
                .append(name.endsWith("To") && name.length() > 2 ? "<wsa:Address>" + text + "</wsa:Address>" : text)
                .append("</wsa:" + name + ">"));
        String token = keyInfo.contains("#token") ? token() : "";
        return before + "<s:Envelope xmlns:s=\"" + version.namespace() + "\" xmlns:wsa=\"" + WSA + "\" xmlns:wsu=\""
                + WSU
                + "\"><s:Header>" + header + "<wsse:Security xmlns:wsse=\"" + WSSE + "\">" + token + inSecurity
                + "<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>" + created + "</wsu:Created><wsu:Expires>" + expires
                + "</wsu:Expires></wsu:Timestamp></wsse:Security>" + inHeader + "</s:Header><s:Body wsu:Id=\"body\">"
                + body + "</s:Body></s:Envelope>";
    }

    public byte[] bytes() {
        return signed ? write(document()) : xml().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] write(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (javax.xml.transform.TransformerException e) {
            throw new AssertionError(e);
        }
    }

    /** Signed. */
    Document document() {
        try {
            Document document = parse(xml());
            sign(document);
            return document;
        } catch (java.security.GeneralSecurityException
                | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException e) {
            throw new AssertionError(e);
        }
    }

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (org.xml.sax.SAXException | java.io.IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private void sign(Document document)
            throws java.security.GeneralSecurityException, javax.xml.crypto.MarshalException,
                    javax.xml.crypto.dsig.XMLSignatureException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        List<String> ids = new ArrayList<>(addressing.keySet());
        ids.remove("FaultTo");
        ids.addAll(List.of("time", "body"));
        ids.removeAll(unsigned);
        List<Reference> references = new ArrayList<>();
        for (String id : ids) {
            references.add(factory.newReference(
                    "#" + id,
                    factory.newDigestMethod(digest, null),
                    List.of(factory.newTransform(canonical, (TransformParameterSpec) null)),
                    null,
                    null));
        }
        Element security = first(document, WSSE, "Security");
        DOMSignContext context = new DOMSignContext(key, security);
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int n = 0; n < all.getLength(); n++) {
            if (((Element) all.item(n)).hasAttributeNS(WSU, "Id")) {
                context.setIdAttributeNS((Element) all.item(n), WSU, "Id");
            }
        }
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        KeyInfo info = infos.newKeyInfo(
                List.of(new DOMStructure(document.importNode(parse(keyInfo).getDocumentElement(), true))));
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod(method, null),
                                references),
                        info)
                .sign(context);
    }

    static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }
}
