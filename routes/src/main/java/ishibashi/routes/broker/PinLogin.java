package ishibashi.routes.broker;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.CertificateLoginModule;
import org.jspecify.annotations.Nullable;

/** JAAS login of a broker outside (rulings 26): a connection is the member whose certificate is pinned. Option {@code pins}. */
public final class PinLogin extends CertificateLoginModule {
    private @Nullable Path pins;

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        super.initialize(subject, handler, shared, options);
        pins = Path.of(String.valueOf(options.get("pins")));
    }

    @Override
    protected String getUserNameForCertificates(X509Certificate @Nullable [] certificates) throws LoginException {
        Path file = pins;
        if (file == null || certificates == null || certificates.length == 0) {
            throw new FailedLoginException("no certificate");
        }
        return Pins.read(file)
                .member(certificates[0])
                .orElseThrow(() -> new FailedLoginException("not a member's certificate"));
    }

    /** A member has its own name as its role; {@link PinRights} says what that role may do. */
    @Override
    protected Set<String> getUserRoles(String member) {
        return Set.of(member);
    }
}
