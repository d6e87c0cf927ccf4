package ishibashi.routes.soap.wss;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * XML-DSig §4, as narrow as security §3.3 "transforms" and §3.0 "algorithms": SignedInfo, SignatureValue, KeyInfo; exclusive
 * c14n alone; what is not listed is refused.
 *
 * @param references the ds:Reference elements
 * @param algorithm of SignatureMethod
 */
record SignatureForm(List<Element> references, String algorithm, Element keyInfo) {
    /** Body, Timestamp, To, Action, MessageID, ReplyTo, token. */
    private static final int MOST = 7;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    static SignatureForm of(Element signature) throws BadMessage {
        List<Element> parts = children(signature, "SignedInfo", "SignatureValue", "KeyInfo");
        List<Element> info = Tree.children(parts.getFirst());
        if (info.size() < 3 || info.size() > 2 + MOST) {
            throw BadMessage.signature("signed-info");
        }
        Element method = named(info.get(1), "SignatureMethod");
        canonical(named(info.get(0), "CanonicalizationMethod"));
        if (!Tree.children(method).isEmpty()) {
            throw BadMessage.signature("signature-method-parameters");
        }
        List<Element> references = info.subList(2, info.size());
        for (Element reference : references) {
            reference(named(reference, "Reference"));
        }
        return new SignatureForm(references, Tree.attribute(method, "Algorithm"), parts.getLast());
    }

    private static void reference(Element reference) throws BadMessage {
        List<Element> parts = children(reference, "Transforms", "DigestMethod", "DigestValue");
        List<Element> transforms = children(parts.getFirst(), "Transform");
        canonical(transforms.getFirst());
        Element digest = parts.get(1);
        if (!DIGESTS.contains(Tree.attribute(digest, "Algorithm"))
                || !Tree.children(digest).isEmpty()) {
            throw BadMessage.signature("digest-method");
        }
    }

    /** Exclusive, without comments; prefixes to be kept are declared here. */
    private static void canonical(Element method) throws BadMessage {
        if (!Tree.attribute(method, "Algorithm").equals(Names.EXCLUSIVE)) {
            throw BadMessage.signature("exclusive-c14n");
        }
        List<Element> inside = Tree.children(method);
        if (inside.isEmpty()) {
            return;
        }
        Element kept = inside.getFirst();
        if (inside.size() != 1 || !Tree.is(kept, Names.EXCLUSIVE, "InclusiveNamespaces")) {
            throw BadMessage.signature("transform-parameters");
        }
        for (String prefix : BLANKS.split(Tree.attribute(kept, "PrefixList").strip(), -1)) {
            if (!prefix.isEmpty() && !prefix.equals("#default") && kept.lookupNamespaceURI(prefix) == null) {
                throw BadMessage.signature("prefix-list");
            }
        }
    }

    private static Element named(Element element, String name) throws BadMessage {
        if (!Tree.is(element, Names.DS, name)) {
            throw BadMessage.signature("expected-" + name);
        }
        return element;
    }

    /** Exactly these, in this order. */
    private static List<Element> children(Element parent, String... names) throws BadMessage {
        List<Element> all = Tree.children(parent);
        if (all.size() != names.length) {
            throw BadMessage.signature("inside-" + parent.getLocalName());
        }
        for (int n = 0; n < names.length; n++) {
            named(all.get(n), names[n]);
        }
        return all;
    }
}
