package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.CmsForm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.LargeBodyReader;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Refuses before the journal what is not encrypted to the gateway (rulings 16) and a file name that could name people (14). The
 * sender's program gets the error, the gateway hears of it and answers with a refusal. Other properties are taken off, since
 * they could name people or steer a program (security A5).
 */
public final class EncryptedOnly implements ActiveMQServerPlugin {
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e&&[^/\\\\]]{1,64}");
    private static final SimpleString FILENAME = SimpleString.of("ishibashi_filename");
    private static final Set<String> KEPT = Set.of(
            FILENAME.toString(),
            "_AMQ_DUPL_ID",
            "_AMQ_ROUTING_TYPE",
            "_AMQ_LARGE_SIZE",
            "_AMQ_LARGE_COMPRESSED",
            "__AMQ_CID");
    private static final int HEAD = 64;

    private final Teller teller = new Teller();

    @Override
    public void registered(ActiveMQServer started) {
        teller.registered(started);
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        String address = String.valueOf(message.getAddress());
        if (!address.startsWith(Addresses.IN)) {
            return;
        }
        if (!encrypted(message)) {
            refuse(session, address, message, "not-encrypted");
            throw new ActiveMQSecurityException("not-encrypted: AuthEnvelopedData to the gateway in a bytes message is"
                    + " demanded / ゲートウェイ宛に暗号化（AuthEnvelopedData）したバイト列のメッセージで送ってください");
        }
        strip(message);
        Object filename = message.getObjectProperty(FILENAME);
        if (filename != null && !PLAIN.matcher(filename.toString()).matches()) {
            refuse(session, address, message, "request-malformed");
            throw new ActiveMQSecurityException("request-malformed: ishibashi_filename is ASCII, 64 at most, no path"
                    + " / ishibashi_filename は ASCII 64 文字以内、パス不可");
        }
    }

    /** Counted for whom the connection belongs to, and nobody else. */
    private void refuse(ServerSession session, String address, Message message, String code) throws ActiveMQException {
        String member = address.substring(Addresses.IN.length());
        if (MemberId.isOne(member) && member.equals(session.getValidatedUser())) {
            String id = message.getUserID() == null ? "" : "ID:" + message.getUserID();
            teller.tell(
                    Addresses.REFUSED,
                    Map.of(Addresses.MEMBER, member, Addresses.CODE, code, "ishibashi_correlation", id),
                    null);
        }
    }

    private static boolean encrypted(Message message) throws ActiveMQException {
        return message.toCore().getType() == Message.BYTES_TYPE
                && CmsForm.of(head(message.toCore())) == CmsForm.AUTH_ENVELOPED_DATA;
    }

    /** Of a large message that came in clear {@link FirstPart} has left nothing but zeros. */
    private static byte[] head(ICoreMessage message) throws ActiveMQException {
        if (message.isLargeMessage()) {
            byte[] head = new byte[HEAD];
            try (LargeBodyReader body = message.getLargeBodyReader()) {
                body.open();
                return Arrays.copyOf(head, Math.max(0, body.readInto(ByteBuffer.wrap(head))));
            }
        }
        ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
        byte[] head = new byte[Math.min(HEAD, body.readableBytes())];
        body.readBytes(head);
        return head;
    }

    private static void strip(Message message) {
        for (SimpleString name : List.copyOf(message.getPropertyNames())) {
            if (!KEPT.contains(name.toString())) {
                message.removeProperty(name);
            }
        }
    }
}
