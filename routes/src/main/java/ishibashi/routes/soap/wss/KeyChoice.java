package ishibashi.routes.soap.wss;

import ishibashi.message.Digest;
import ishibashi.refusal.Code;
import ishibashi.trust.Enrolled;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.w3c.dom.Element;

/**
 * X.509 Token Profile 1.1 §3.2: what the message says of its key only selects among the peer's certificates in our directory
 * (security §3.3 "KeyInfo").
 */
final class KeyChoice {
    private static final String PROFILE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";
    private static final String X509 = PROFILE + "X509v3";
    private static final String SKI = PROFILE + "X509SubjectKeyIdentifier";
    private static final String THUMBPRINT =
            "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";

    private KeyChoice() {}

    static Enrolled of(SignatureForm form, SecurityHeader security, Ids ids, List<Enrolled> peer) throws BadMessage {
        Predicate<Enrolled> chosen = chosen(form.keyInfo(), security, ids);
        Enrolled signer = peer.stream()
                .filter(chosen)
                .findFirst()
                .orElseThrow(() -> BadMessage.of(Code.UNKNOWN_MEMBER, "other-signer"));
        if (security.token().isPresent() && !isPinned(security.token().get(), signer)) {
            throw BadMessage.of(Code.UNKNOWN_MEMBER, "other-token");
        }
        if (!Algorithms.fits(form.algorithm(), signer.certificate().getPublicKey())) {
            throw BadMessage.signature("algorithm");
        }
        return signer;
    }

    private static Predicate<Enrolled> chosen(Element keyInfo, SecurityHeader security, Ids ids) throws BadMessage {
        Element reference = Tree.only(keyInfo)
                .filter(e -> Tree.is(e, Names.WSSE, "SecurityTokenReference"))
                .flatMap(Tree::only)
                .orElseThrow(() -> BadMessage.signature("key-info"));
        if (Tree.is(reference, Names.WSSE, "Reference")) {
            Optional<Element> token = ids.find(Tree.attribute(reference, "URI"));
            if (token.isEmpty()
                    || security.token().isEmpty()
                    || !token.get().isSameNode(security.token().get())) {
                throw BadMessage.signature("token-reference");
            }
            return enrolled -> isPinned(token.get(), enrolled);
        }
        if (Tree.is(reference, Names.DS, "X509Data")) {
            return issuerAndSerial(reference);
        }
        if (Tree.is(reference, Names.WSSE, "KeyIdentifier")) {
            return identifier(reference);
        }
        throw BadMessage.signature("key-info");
    }

    private static Predicate<Enrolled> identifier(Element identifier) throws BadMessage {
        byte[] value = decoded(identifier);
        return switch (Tree.attribute(identifier, "ValueType")) {
            case SKI -> enrolled -> MessageDigest.isEqual(value, keyIdentifier(enrolled));
            case THUMBPRINT -> enrolled -> MessageDigest.isEqual(value, thumbprint(enrolled));
            default -> throw BadMessage.signature("key-identifier");
        };
    }

    private static Predicate<Enrolled> issuerAndSerial(Element data) throws BadMessage {
        Element issuerSerial = Tree.only(data)
                .filter(e -> Tree.is(e, Names.DS, "X509IssuerSerial"))
                .orElseThrow(() -> BadMessage.signature("x509-data"));
        List<Element> parts = Tree.children(issuerSerial);
        if (parts.size() != 2
                || !Tree.is(parts.get(0), Names.DS, "X509IssuerName")
                || !Tree.is(parts.get(1), Names.DS, "X509SerialNumber")) {
            throw BadMessage.signature("issuer-serial");
        }
        try {
            X500Principal issuer =
                    new X500Principal(parts.get(0).getTextContent().strip());
            BigInteger serial = new BigInteger(parts.get(1).getTextContent().strip());
            return enrolled -> enrolled.certificate().getIssuerX500Principal().equals(issuer)
                    && enrolled.certificate().getSerialNumber().equals(serial);
        } catch (IllegalArgumentException e) {
            throw BadMessage.signature("issuer-serial");
        }
    }

    /** The token is the pinned certificate, byte for byte. */
    private static boolean isPinned(Element token, Enrolled enrolled) {
        try {
            return X509.equals(Tree.attribute(token, "ValueType"))
                    && Digest.of(decoded(token)).equals(enrolled.pin().digest());
        } catch (BadMessage e) {
            return false;
        }
    }

    private static byte[] decoded(Element element) throws BadMessage {
        try {
            return Base64.getMimeDecoder().decode(element.getTextContent().strip());
        } catch (IllegalArgumentException e) {
            throw BadMessage.signature("base64");
        }
    }

    private static byte[] keyIdentifier(Enrolled enrolled) {
        byte[] extension = enrolled.certificate().getExtensionValue(Extension.subjectKeyIdentifier.getId());
        return extension == null
                ? new byte[0]
                : SubjectKeyIdentifier.getInstance(
                                ASN1OctetString.getInstance(extension).getOctets())
                        .getKeyIdentifier();
    }

    /** SHA-1 as a name, not as a proof: the profile knows no other. */
    private static byte[] thumbprint(Enrolled enrolled) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(enrolled.certificate().getEncoded());
        } catch (NoSuchAlgorithmException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
