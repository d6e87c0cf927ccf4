package ishibashi.routes.soap.wss;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** Signature algorithms of security §3.0, each with the keys that may use it (RFC 9231). */
final class Algorithms {
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final Set<String> EC = Set.of(
            ECDSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final Set<String> RSA = Set.of(
            RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1");
    private static final Set<Integer> CURVES = Set.of(256, 384);
    private static final int RSA_BITS = 3_072;

    private Algorithms() {}

    static boolean fits(String algorithm, PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                EC.contains(algorithm)
                        && CURVES.contains(ec.getParams().getCurve().getField().getFieldSize());
            case RSAPublicKey rsa -> RSA.contains(algorithm) && rsa.getModulus().bitLength() >= RSA_BITS;
            default -> false;
        };
    }
}
