package ishibashi.routes.soap.wss;

import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An envelope whose parts stand where they belong, each once (security §3.3 "header", "position"; XML signature wrapping).
 *
 * @param operation the one element in the Body
 */
record Envelope(
        SoapVersion version,
        Element body,
        Element operation,
        Element security,
        Element to,
        Element action,
        Element messageId,
        Optional<Element> replyTo,
        Optional<Element> faultTo) {

    static Envelope of(Document document) throws BadMessage {
        Element root = document.getDocumentElement();
        SoapVersion version = SoapVersion.ofNamespace(String.valueOf(root.getNamespaceURI()))
                .filter(v -> Tree.is(root, v.namespace(), "Envelope"))
                .orElseThrow(() -> BadMessage.malformed("soap:Envelope"));
        List<Element> parts = Tree.children(root);
        if (parts.isEmpty() || !Tree.is(parts.getLast(), version.namespace(), "Body")) {
            throw BadMessage.malformed("soap:Body");
        }
        if (parts.size() == 1) {
            throw BadMessage.of(Code.SIGNATURE_MISSING, "no-header");
        }
        if (parts.size() != 2 || !Tree.is(parts.getFirst(), version.namespace(), "Header")) {
            throw BadMessage.signature("header-then-body");
        }
        Element header = parts.getFirst();
        Element body = parts.getLast();
        structureOnce(root);
        Element security = security(root, header);
        return new Envelope(
                version,
                body,
                Tree.only(body).orElseThrow(() -> BadMessage.malformed("soap:Body")),
                security,
                required(header, "To"),
                required(header, "Action"),
                required(header, "MessageID"),
                optional(header, "ReplyTo"),
                optional(header, "FaultTo"));
    }

    /** No second Envelope, Header or Body of either version anywhere. */
    private static void structureOnce(Element root) throws BadMessage {
        List<Element> found = new ArrayList<>();
        Tree.walk(root, element -> {
            if (Stream.of(SoapVersion.values()).anyMatch(v -> Stream.of("Envelope", "Header", "Body")
                    .anyMatch(name -> Tree.is(element, v.namespace(), name)))) {
                found.add(element);
            }
        });
        if (found.size() != 3) {
            throw BadMessage.signature("one-envelope-header-body");
        }
    }

    private static Element security(Element root, Element header) throws BadMessage {
        List<Element> everywhere = new ArrayList<>();
        Tree.walk(root, element -> {
            if (Tree.is(element, Names.WSSE, "Security")) {
                everywhere.add(element);
            }
        });
        if (everywhere.isEmpty()) {
            throw BadMessage.of(Code.SIGNATURE_MISSING, "no-security-header");
        }
        if (everywhere.size() != 1 || !header.isSameNode(everywhere.getFirst().getParentNode())) {
            throw BadMessage.signature("one-security-header");
        }
        return everywhere.getFirst();
    }

    private static Element required(Element header, String name) throws BadMessage {
        return optional(header, name).orElseThrow(() -> BadMessage.malformed("wsa:" + name));
    }

    private static Optional<Element> optional(Element header, String name) throws BadMessage {
        List<Element> all = Tree.children(header, Names.WSA, name);
        if (all.size() > 1) {
            throw BadMessage.signature("one-wsa-" + name);
        }
        return all.stream().findFirst();
    }
}
