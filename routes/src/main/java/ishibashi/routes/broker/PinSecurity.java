package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/** Security A7, cases 61–67: a connection is the member whose certificate is pinned; it writes to in.X and reads from out.X. */
final class PinSecurity implements ActiveMQSecurityManager5 {
    /** Who we ourselves are, inside this process or with the gateway's own certificate. */
    static final String GATEWAY = "gateway";

    private final Function<X509Certificate, Optional<Enrolled>> directory;
    private final Predicate<MemberId> active;
    private final Predicate<X509Certificate> own;

    /** @param own whether a certificate is the gateway's own */
    PinSecurity(
            Function<X509Certificate, Optional<Enrolled>> directory,
            Predicate<MemberId> active,
            Predicate<X509Certificate> own) {
        this.directory = directory;
        this.active = active;
        this.own = own;
    }

    @Override
    public @Nullable Subject authenticate(
            String user, String password, RemotingConnection connection, @Nullable String domain) {
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return subject(GATEWAY);
        }
        X509Certificate[] certificates = CertificateUtil.getCertsFromConnection(connection);
        if (certificates == null || certificates.length == 0) {
            return null;
        }
        if (own.test(certificates[0])) {
            return subject(GATEWAY);
        }
        return directory
                .apply(certificates[0])
                .map(Enrolled::member)
                .map(Member::id)
                .map(id -> subject(id.value()))
                .orElse(null);
    }

    private static Subject subject(String name) {
        return new Subject(true, Set.<Principal>of(new UserPrincipal(name)), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String name = name(subject);
        if (name.equals(GATEWAY)) {
            return true;
        }
        if (!MemberId.isOne(name) || !active.test(new MemberId(name))) {
            return false;
        }
        String plain = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
        return switch (check) {
            case SEND -> plain.equals(Addresses.IN + name);
            case CONSUME, BROWSE -> plain.equals(Addresses.OUT + name);
            default -> false;
        };
    }

    private static String name(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName)
                .findFirst()
                .orElse("");
    }

    @Override
    public String getUserFromSubject(Subject subject) {
        return name(subject);
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
