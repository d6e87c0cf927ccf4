package ishibashi.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import ishibashi.routes.known.KnownKeys;
import ishibashi.routes.known.KnownMembers;
import ishibashi.routes.known.ListedOutbox;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Outbox to {@code out.X} over a real broker (design §2; security cases 66, 67). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTest {
    private static final MemberId MEMBER = new MemberId("bank-99");

    private final KnownMembers members = KnownMembers.banks("bank-98", "bank-99");
    private ListedOutbox outbox = new ListedOutbox();
    private Broker broker;
    private Relay relay;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        broker = new Broker(KnownKeys.broker(folder), members, Clock.systemUTC());
        broker.start();
        broker.ensure(MEMBER);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @BeforeEach
    void empty() throws JMSException {
        consume(1_000);
        outbox = new ListedOutbox();
        relay = new Relay(broker, outbox, members);
        told();
    }

    @Test
    void a_hundred_stand_unacknowledged_and_no_more_until_one_is_acknowledged() throws JMSException {
        outbox.put(MEMBER, 130);
        turns(10);
        assertThat(standing()).hasSize(100);
        Set<UUID> read = consume(40);
        outbox.acknowledge(MEMBER, read, "queue");
        told();
        relay.look();
        turns(10);
        assertThat(standing()).hasSize(90).doesNotContainAnyElementsOf(read);
    }

    @Test
    void an_answer_does_not_wait_behind_a_month_of_standing_results() throws JMSException {
        outbox.put(MEMBER, 130);
        turns(10);
        UUID answer = outbox.put(MEMBER, 1, "receipt").getFirst();
        relay.look();
        turns(2);
        assertThat(standing()).hasSize(101).contains(answer);
        assertThat(consume(1)).containsExactly(answer);
    }

    @Test
    void one_that_was_published_but_not_marked_is_seen_once() throws JMSException {
        List<UUID> ids = outbox.put(MEMBER, 3);
        turns(2);
        outbox.forgetShown("queue", MEMBER);
        relay.close();
        relay.look();
        turns(2);
        assertThat(standing()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void all_that_stands_is_seen_however_much_it_is() throws JMSException {
        List<UUID> ids = outbox.put(MEMBER, 40, "candidates", 300_000);
        turns(5);
        assertThat(outbox.handed()).containsExactlyInAnyOrderElementsOf(ids);
        relay.close();
        relay.look();
        turns(2);
        assertThat(outbox.handed()).isEmpty();
    }

    @Test
    void one_that_a_consumer_holds_in_its_hand_is_not_sent_again_and_holds_up_no_other() throws JMSException {
        List<UUID> ids = new ArrayList<>(outbox.put(MEMBER, 3));
        turns(2);
        try (JMSContext jms = broker.connections().createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = jms.createConsumer(jms.createQueue(Addresses.out(MEMBER)))) {
            assertThat(consumer.receive(5_000)).isNotNull();
            relay.close();
            ids.addAll(outbox.put(MEMBER, 2));
            relay.look();
            turns(2);
            jms.rollback();
        }
        assertThat(standing()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(outbox.recipientsNotYetOn("queue")).isEmpty();
    }

    @Test
    void what_a_broker_lost_comes_again() throws JMSException {
        List<UUID> ids = outbox.put(MEMBER, 5);
        outbox.put(MEMBER, 0);
        for (UUID id : ids) {
            outbox.shownOn("queue", id);
        }
        turns(2);
        assertThat(standing()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void what_was_acknowledged_elsewhere_vanishes_from_the_address() throws JMSException {
        List<UUID> ids = outbox.put(MEMBER, 10);
        turns(2);
        outbox.acknowledge(MEMBER, ids.subList(0, 7), "outbox");
        relay.acknowledgedElsewhere(MEMBER);
        turns(1);
        assertThat(standing()).containsExactlyInAnyOrderElementsOf(ids.subList(7, 10));
    }

    @Test
    void while_acknowledgements_wait_to_be_told_nothing_is_sent_again() throws JMSException {
        outbox.put(MEMBER, 2);
        turns(2);
        Set<UUID> read = consume(2);
        relay.close();
        relay.look();
        turns(2);
        assertThat(standing()).isEmpty();
        outbox.acknowledge(MEMBER, read, "queue");
        told();
        turns(2);
        assertThat(standing()).isEmpty();
    }

    @Test
    void a_suspended_member_without_addresses_holds_up_no_other() throws JMSException {
        members.suspend(new MemberId("bank-98"), "a test");
        outbox.put(new MemberId("bank-98"), 1);
        List<UUID> ids = outbox.put(MEMBER, 2);
        turns(2);
        assertThat(standing()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_turn_without_news_asks_nothing() throws JMSException {
        outbox.put(MEMBER, 1);
        turns(5);
        int before = outbox.asked();
        turns(4);
        assertThat(outbox.asked() - before).isLessThanOrEqualTo(1);
    }

    private void turns(int number) throws JMSException {
        for (int n = 0; n < number; n++) {
            relay.turn();
        }
    }

    private Set<UUID> standing() throws JMSException {
        try (JMSContext jms = broker.connections().createContext(JMSContext.SESSION_TRANSACTED)) {
            return new OutQueues(jms).standing(MEMBER);
        }
    }

    /** As the member does; what it acknowledges is told on our own address. */
    private Set<UUID> consume(int most) throws JMSException {
        return consume(Addresses.out(MEMBER), most);
    }

    /** The gateway has heard of all acknowledgements. */
    private void told() throws JMSException {
        consume(Addresses.ACKNOWLEDGED, 10_000);
    }

    private Set<UUID> consume(String address, int most) throws JMSException {
        Set<UUID> read = new HashSet<>();
        try (JMSContext jms = broker.connections().createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = jms.createConsumer(jms.createQueue(address))) {
            Message message = consumer.receiveNoWait();
            while (message != null) {
                UUID id = UUID.fromString(message.getStringProperty(Addresses.ID));
                if (message instanceof BytesMessage body && body.getBodyLength() > 0) {
                    byte[] content = new byte[(int) body.getBodyLength()];
                    body.readBytes(content);
                    assertThat(new String(content, java.nio.charset.StandardCharsets.US_ASCII).strip())
                            .isEqualTo(id.toString());
                }
                read.add(id);
                message = read.size() < most ? consumer.receiveNoWait() : null;
            }
            jms.commit();
        }
        return read;
    }
}
