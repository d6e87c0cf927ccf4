package ishibashi.routes.soap.wss;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Security §3.3 "signed parts" and "position": the references are these elements, by node identity, no fewer and no others. */
final class Coverage {
    private Coverage() {}

    /** The elements that the references must resolve to, and do. */
    static Set<Element> of(Envelope envelope, SecurityHeader security, SignatureForm form, Ids ids) throws BadMessage {
        Set<Element> required = identitySet();
        Collections.addAll(
                required,
                envelope.body(),
                security.timestamp(),
                envelope.to(),
                envelope.action(),
                envelope.messageId());
        envelope.replyTo().ifPresent(required::add);
        Set<Element> referred = identitySet();
        for (Element reference : form.references()) {
            Optional<Element> element = ids.find(Tree.attribute(reference, "URI"));
            if (element.isEmpty() || !isIdentified(element.get(), Tree.attribute(reference, "URI"))) {
                throw BadMessage.signature("reference-unresolved");
            }
            if (!referred.add(element.get())) {
                throw BadMessage.signature("reference-twice");
            }
        }
        Set<Element> others = identitySet();
        others.addAll(referred);
        others.removeAll(required);
        security.token().ifPresent(others::remove);
        if (!referred.containsAll(required) || !others.isEmpty()) {
            throw BadMessage.signature("signed-parts");
        }
        return referred;
    }

    /** By wsu:Id or xml:id, no other attribute. */
    private static boolean isIdentified(Element element, String reference) {
        String id = reference.substring(1);
        return element.getAttributeNS(Names.WSU, "Id").equals(id)
                || element.getAttributeNS(Names.XML, "id").equals(id);
    }

    static Set<Element> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
