package ishibashi.trust;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** The mathematics of a signature. Decoding a key costs more than the check, so a certificate's verifier is kept. */
final class SignatureCheck {
    private static final int KEPT = 4_096;

    private final Map<Pin, SignerInformationVerifier> verifiers = new ConcurrentHashMap<>();

    boolean holds(SignerInformation signer, Enrolled enrolled) throws CMSException {
        if (!allowed(enrolled.certificate().getPublicKey())) {
            return false;
        }
        return signer.verify(verifier(enrolled));
    }

    private SignerInformationVerifier verifier(Enrolled enrolled) {
        if (verifiers.size() >= KEPT) {
            verifiers.clear();
        }
        return verifiers.computeIfAbsent(
                enrolled.pin(), pin -> build(enrolled.certificate().getPublicKey()));
    }

    private static SignerInformationVerifier build(PublicKey key) {
        try {
            return new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Security §3: P-256, P-384, RSA from 3072. */
    static boolean allowed(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> {
                int bits = ec.getParams().getCurve().getField().getFieldSize();
                yield bits == 256 || bits == 384;
            }
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 3072;
            default -> false;
        };
    }
}
