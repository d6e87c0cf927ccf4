package ishibashi.routes.soap.wss;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** WS-Addressing 1.0 §3, as narrow as security §3.3 "addressing": to us, one operation, answered here and nowhere else. */
record Addressing(String action, UUID messageId) {
    private static final Pattern ID =
            Pattern.compile("urn:uuid:([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})");

    /**
     * @param endpoint our address as configured
     * @param transported SOAPAction of HTTP or the parameter {@code action}; 1.2 may leave it out
     */
    static Addressing of(Envelope envelope, String endpoint, Optional<String> transported) throws BadMessage {
        if (!loopback(text(envelope.to())).equals(loopback(endpoint))) {
            throw BadMessage.malformed("wsa:To");
        }
        String action = text(envelope.action());
        Element operation = envelope.operation();
        if (!action.equals(operation.getNamespaceURI() + "/" + operation.getLocalName())) {
            throw BadMessage.malformed("wsa:Action");
        }
        boolean fits = transported.map(action::equals).orElse(envelope.version() == SoapVersion.SOAP12);
        if (!fits) {
            throw BadMessage.malformed("SOAPAction");
        }
        anonymous(envelope.replyTo(), "wsa:ReplyTo");
        anonymous(envelope.faultTo(), "wsa:FaultTo");
        var id = ID.matcher(text(envelope.messageId()));
        if (!id.matches()) {
            throw BadMessage.malformed("wsa:MessageID");
        }
        return new Addressing(action, UUID.fromString(id.group(1)));
    }

    /** On one machine both names are ours. */
    private static String loopback(String address) {
        return address.replace("://127.0.0.1:", "://localhost:");
    }

    /** We open no connection to where a message points. */
    private static void anonymous(Optional<Element> endpoint, String name) throws BadMessage {
        if (endpoint.isEmpty()) {
            return;
        }
        Optional<Element> address = Tree.only(endpoint.get()).filter(e -> Tree.is(e, Names.WSA, "Address"));
        if (address.isEmpty() || !text(address.get()).equals(Names.ANONYMOUS)) {
            throw BadMessage.malformed(name);
        }
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
