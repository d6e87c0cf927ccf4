package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.utils.CertificateUtil;

/** Open sessions of members: who is suspended, and whose certificate's time has ended, loses its own (security cases 9, 10, 16). */
final class Sessions {
    private Sessions() {}

    /** @param members whose a certificate is now, empty for nobody's */
    static void closeExcept(ActiveMQServer server, Function<X509Certificate, Optional<String>> members) {
        for (ServerSession session : server.getSessions()) {
            String user = String.valueOf(session.getValidatedUser());
            if (MemberId.isOne(user) && !certificate(session).flatMap(members).equals(Optional.of(user))) {
                session.getRemotingConnection().fail(new ActiveMQSecurityException("not a member"));
            }
        }
    }

    private static Optional<X509Certificate> certificate(ServerSession session) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(session.getRemotingConnection());
        return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
    }
}
