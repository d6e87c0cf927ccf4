package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import ishibashi.trust.CmsForm;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Refuses before the journal what is not encrypted to the gateway (rulings 16), and names that could name people (14). */
final class EncryptedOnly implements ActiveMQServerPlugin {
    private static final SimpleString FILENAME = SimpleString.of("ishibashi_filename");
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\x20-\\x7e&&[^/\\\\]]{1,64}");
    private static final Set<String> ALLOWED = Set.of(
            "ishibashi_filename", "JMSCorrelationID", "JMSReplyTo", "JMSType", "JMSXGroupID", "JMSXDeliveryCount");
    private static final int HEAD = 64;

    private final Consumer<MemberId> refused;

    /** @param refused hears whose message was refused */
    EncryptedOnly(Consumer<MemberId> refused) {
        this.refused = refused;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        String address = String.valueOf(message.getAddress());
        if (!address.startsWith(Addresses.IN)) {
            return;
        }
        if (!encrypted(message) || !plainly(message)) {
            String member = address.substring(Addresses.IN.length());
            if (MemberId.isOne(member)) {
                refused.accept(new MemberId(member));
            }
            throw new ActiveMQSecurityException("not-encrypted: AuthEnvelopedData to the gateway is demanded"
                    + " / ゲートウェイ宛に暗号化（AuthEnvelopedData）してください");
        }
    }

    /** A large message was looked at when its first part came, see {@link FirstPart}. */
    private static boolean encrypted(Message message) {
        if (message.isLargeMessage()) {
            return true;
        }
        var body = message.toCore().getReadOnlyBodyBuffer();
        byte[] head = new byte[Math.min(HEAD, body.readableBytes())];
        body.readBytes(head);
        return CmsForm.of(head) == CmsForm.AUTH_ENVELOPED_DATA;
    }

    private static boolean plainly(Message message) {
        for (SimpleString name : message.getPropertyNames()) {
            String text = name.toString();
            if (!text.startsWith("_AMQ") && !text.startsWith("__AMQ") && !ALLOWED.contains(text)) {
                return false;
            }
        }
        Object filename = message.getObjectProperty(FILENAME);
        return filename == null || PLAIN_NAME.matcher(filename.toString()).matches();
    }
}
