package ishibashi.routes.soap.wss;

import ishibashi.trust.Identity;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;

/** All that WSS4J may know of keys: one certificate, chosen before by its pin, and our own key where it signs. No files. */
final class KnownCrypto extends CryptoBase {
    private final X509Certificate certificate;
    private final Optional<PrivateKey> key;

    private KnownCrypto(X509Certificate certificate, Optional<PrivateKey> key) {
        this.certificate = certificate;
        this.key = key;
    }

    static KnownCrypto verifying(X509Certificate certificate) {
        return new KnownCrypto(certificate, Optional.empty());
    }

    static KnownCrypto signing(Identity identity) {
        return new KnownCrypto(identity.certificate(), Optional.of(identity.key()));
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType type) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public String getX509Identifier(X509Certificate asked) {
        return "signer";
    }

    @Override
    public PrivateKey getPrivateKey(X509Certificate asked, CallbackHandler passwords) throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(PublicKey asked, CallbackHandler passwords) throws WSSecurityException {
        return key();
    }

    @Override
    public PrivateKey getPrivateKey(String name, String password) throws WSSecurityException {
        return key();
    }

    private PrivateKey key() throws WSSecurityException {
        return key.orElseThrow(() -> new WSSecurityException(WSSecurityException.ErrorCode.FAILURE));
    }

    @Override
    public void verifyTrust(
            X509Certificate[] certificates,
            boolean revocation,
            Collection<Pattern> subjects,
            Collection<Pattern> issuers)
            throws WSSecurityException {
        if (!List.of(certificates).equals(List.of(certificate))) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
        }
    }

    @Override
    public void verifyTrust(PublicKey bare) throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
}
