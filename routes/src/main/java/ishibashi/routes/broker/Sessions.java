package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;

/** Open sessions of members: a suspended one loses its own (security case 9). */
final class Sessions {
    private Sessions() {}

    static void closeExcept(ActiveMQServer server, Predicate<MemberId> active) {
        for (ServerSession session : server.getSessions()) {
            String user = String.valueOf(session.getValidatedUser());
            if (MemberId.isOne(user) && !active.test(new MemberId(user))) {
                session.getRemotingConnection().fail(new ActiveMQSecurityException("not a member"));
            }
        }
    }
}
