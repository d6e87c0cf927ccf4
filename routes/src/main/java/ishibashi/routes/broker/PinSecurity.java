package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.Pin;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    private final Function<Pin, Optional<String>> members;
    private final Pin own;

    /** Which certificate a session was made by: what holds for another of the same member does not hold for it. */
    private record PinPrincipal(Pin pin) implements Principal {
        @Override
        public String getName() {
            return pin.digest().hex();
        }
    }

    /**
     * @param members whose a certificate is now, for connections; empty for nobody's
     * @param own the gateway's
     */
    PinSecurity(Function<Pin, Optional<String>> members, Pin own) {
        this.members = members;
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
        Pin pin = Pin.of(certificates[0]);
        if (own.equals(pin)) {
            return subject(GATEWAY);
        }
        return members.apply(pin)
                .map(name -> subject(name, new PinPrincipal(pin)))
                .orElse(null);
    }

    private static Subject subject(String name, Principal... more) {
        Set<Principal> all = new HashSet<>(Set.of(more));
        all.add(new UserPrincipal(name));
        return new Subject(true, all, Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String name = name(subject);
        if (name.equals(GATEWAY)) {
            return true;
        }
        if (!MemberId.isOne(name) || !isStill(subject, name)) {
            return false;
        }
        String plain = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
        return switch (check) {
            case SEND -> plain.equals(Addresses.IN + name);
            case CONSUME, BROWSE -> plain.equals(Addresses.OUT + name);
            default -> false;
        };
    }

    private boolean isStill(Subject subject, String member) {
        return subject.getPrincipals(PinPrincipal.class).stream()
                .anyMatch(by -> members.apply(by.pin()).equals(Optional.of(member)));
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
