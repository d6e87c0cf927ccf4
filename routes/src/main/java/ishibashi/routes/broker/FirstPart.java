package ishibashi.routes.broker;

import ishibashi.trust.CmsForm;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Looks at the first part of a large message before it is written: in clear it never reaches the disk (rulings 16). */
public final class FirstPart implements Interceptor {
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) throws ActiveMQException {
        if (!(packet instanceof SessionSendContinuationMessage part)
                || connection.getTransportConnection()
                        instanceof org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection) {
            return true;
        }
        String channel = connection.getID() + "/" + packet.getChannelID();
        if (open.add(channel) && CmsForm.of(part.getBody()) != CmsForm.AUTH_ENVELOPED_DATA) {
            open.remove(channel);
            ActiveMQException refusal = new ActiveMQSecurityException("not-encrypted");
            connection.fail(refusal);
            return false;
        }
        if (!part.isContinues()) {
            open.remove(channel);
        }
        return true;
    }
}
