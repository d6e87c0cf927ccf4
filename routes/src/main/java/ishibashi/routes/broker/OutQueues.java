package ishibashi.routes.broker;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** What the relay does on the members' addresses, in one transacted session. */
record OutQueues(JMSContext jms) {
    /** Highest of JMS: what somebody waits for goes ahead of standing results. */
    private static final int FIRST = 9;

    /** Results that stand on the member's address. One that a consumer holds in its hand is not seen. */
    Set<UUID> standing(MemberId member) throws JMSException {
        Set<UUID> ids = new HashSet<>();
        try (QueueBrowser browser = jms.createBrowser(out(member))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                String id = ((Message) messages.nextElement()).getStringProperty(Addresses.ID);
                if (id != null) {
                    ids.add(UUID.fromString(id));
                }
            }
        }
        return ids;
    }

    /** Whether acknowledgements wait to be told: until then nothing may be sent again. */
    boolean hasAcknowledgements() throws JMSException {
        try (QueueBrowser browser = jms.createBrowser(jms.createQueue(Addresses.ACKNOWLEDGED))) {
            return browser.getEnumeration().hasMoreElements();
        }
    }

    /** Afterwards all stand there, also those that the broker had already: it refuses a second one under the same id. */
    void send(MemberId member, List<Outbox.Waiting> results) throws JMSException {
        try {
            for (Outbox.Waiting result : results) {
                jms.createProducer()
                        .setPriority(result.isPrompt() ? FIRST : Message.DEFAULT_PRIORITY)
                        .send(out(member), message(result));
            }
            jms.commit();
        } catch (JMSRuntimeException e) {
            if (!isDouble(e)) {
                throw e;
            }
            jms.rollback();
            if (results.size() > 1) {
                for (Outbox.Waiting result : results) {
                    send(member, List.of(result));
                }
            }
        }
    }

    private BytesMessage message(Outbox.Waiting result) throws JMSException {
        BytesMessage message = jms.createBytesMessage();
        message.writeBytes(result.body().toArray());
        message.setStringProperty(Addresses.ID, result.id().toString());
        message.setStringProperty("ishibashi_event", result.event());
        message.setStringProperty("ishibashi_content_type", result.contentType());
        message.setStringProperty("_AMQ_DUPL_ID", result.id().toString());
        if (result.correlation().isPresent()) {
            message.setJMSCorrelationID(result.correlation().get());
        }
        return message;
    }

    private static boolean isDouble(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQException broker
                    && broker.getType() == ActiveMQExceptionType.DUPLICATE_ID_REJECTED) {
                return true;
            }
        }
        return false;
    }

    /** Takes off what nobody needs to read any more. What a consumer holds in its hand stays with it. */
    void takeAway(MemberId member, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        String these = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        try (JMSConsumer consumer = jms.createConsumer(out(member), Addresses.ID + " IN (" + these + ")")) {
            Message taken = consumer.receiveNoWait();
            while (taken != null) {
                taken = consumer.receiveNoWait();
            }
        }
        jms.commit();
    }

    private Queue out(MemberId member) {
        return jms.createQueue(Addresses.out(member));
    }
}
