package ishibashi.routes.broker;

import ishibashi.trust.CmsForm;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendLargeMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * A large message is written part by part before anyone is asked. One to {@code in.#} whose first part is in clear is blanked
 * here, in memory, so that none of it reaches the disk (rulings 16); at its end {@link EncryptedOnly} refuses it like a small one,
 * and the connection goes on.
 */
public final class FirstPart implements Interceptor {
    private final Map<String, State> open = new ConcurrentHashMap<>();

    private enum State {
        BEGUN,
        IN_CLEAR
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        String channel = connection.getID() + "/" + packet.getChannelID();
        if (packet instanceof SessionSendLargeMessage begin) {
            if (begun(begin)) {
                if (open.put(channel, State.BEGUN) == null) {
                    connection.addCloseListener(() -> open.remove(channel));
                }
            } else {
                open.remove(channel);
            }
        } else if (packet instanceof SessionSendContinuationMessage part) {
            part(channel, part);
        }
        return true;
    }

    /** Without an address it goes where the one before it went. */
    private static boolean begun(SessionSendLargeMessage begin) {
        String address = begin.getLargeMessage().getAddress();
        return address == null || address.startsWith(Addresses.IN);
    }

    private void part(String channel, SessionSendContinuationMessage part) {
        State state = open.get(channel);
        if (state == State.BEGUN) {
            if (CmsForm.of(part.getBody()) == CmsForm.AUTH_ENVELOPED_DATA) {
                open.remove(channel);
                return;
            }
            open.put(channel, State.IN_CLEAR);
        }
        if (state != null) {
            Arrays.fill(part.getBody(), (byte) 0);
        }
        if (!part.isContinues()) {
            open.remove(channel);
        }
    }
}
