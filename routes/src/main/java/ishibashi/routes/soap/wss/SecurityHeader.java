package ishibashi.routes.soap.wss;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** WS-Security 1.1 §5, as narrow as security §3.3 "header": one Timestamp, one Signature, at most one token, nothing else. */
record SecurityHeader(Element timestamp, Element signature, Optional<Element> token) {
    static SecurityHeader of(Element security) throws BadMessage {
        List<Element> timestamps = Tree.children(security, Names.WSU, "Timestamp");
        List<Element> signatures = Tree.children(security, Names.DS, "Signature");
        List<Element> tokens = Tree.children(security, Names.WSSE, "BinarySecurityToken");
        if (signatures.isEmpty()) {
            throw BadMessage.of(ishibashi.refusal.Code.SIGNATURE_MISSING, "no-signature");
        }
        if (timestamps.size() != 1
                || signatures.size() != 1
                || tokens.size() > 1
                || Tree.children(security).size() != 2 + tokens.size()) {
            throw BadMessage.signature("security-header");
        }
        return new SecurityHeader(
                timestamps.getFirst(), signatures.getFirst(), tokens.stream().findFirst());
    }
}
