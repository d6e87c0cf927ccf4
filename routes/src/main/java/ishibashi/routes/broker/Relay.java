package ishibashi.routes.broker;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Outbox to {@code out.X} (design §2, D2): a hundred unacknowledged a member at a time, topped up. What stands there is kept in
 * mind from one comparison with the broker to the next. No database transaction is open while it sends (rulings 29).
 */
public final class Relay implements AutoCloseable {
    private static final String WAY = "queue";
    private static final int DEPTH = 100;
    private static final int AT_ONCE = 25;
    /** Places beyond these for what somebody waits for: it must not stand behind a month of standing results. */
    private static final int LANE = 100;

    /** Turns after which it looks without having been told: another gateway may have released or acknowledged something. */
    private static final int LOOKS_AFTER = 5;

    /** Turns that are left out after a fault. */
    private static final int REST = 5;

    private final Broker broker;
    private final Outbox outbox;
    private final Directory directory;
    private final Map<MemberId, Set<UUID>> standing = new HashMap<>();
    private final Set<MemberId> toSweep = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean news = new AtomicBoolean(true);
    private final AtomicBoolean lost = new AtomicBoolean();
    private @Nullable JMSContext context;
    private boolean compared;
    private int turn;
    private int resting;

    public Relay(Broker broker, Outbox outbox, Directory directory) {
        this.broker = broker;
        this.outbox = outbox;
        this.directory = directory;
    }

    /** Something was released, or room was made: the next turn looks. */
    public void look() {
        news.set(true);
    }

    /** The member has acknowledged by another way: what stands on its address can go. */
    public void acknowledgedElsewhere(MemberId member) {
        toSweep.add(member);
    }

    /** One turn; after a fault, or when the connection was lost, the next begins with a new connection and a comparison. */
    public synchronized void turn() throws JMSException {
        if (resting > 0) {
            resting--;
            return;
        }
        if (lost.getAndSet(false)) {
            disconnect();
        }
        try {
            broker.makeMissing();
            OutQueues queues = new OutQueues(connected());
            if (!compared) {
                compared = compare(queues);
            }
            if (compared) {
                sweep(queues);
                if (news.getAndSet(false) || turn++ % LOOKS_AFTER == 0) {
                    for (MemberId member : outbox.recipientsNotYetOn(WAY)) {
                        if (broker.serves(member)) {
                            topUp(queues, member);
                        }
                    }
                }
            }
        } catch (JMSException | RuntimeException e) {
            disconnect();
            resting = REST;
            throw e;
        }
    }

    private JMSContext connected() {
        JMSContext open = context;
        if (open == null) {
            broker.makeAddresses();
            open = broker.looking().createContext(JMSContext.SESSION_TRANSACTED);
            open.setExceptionListener(e -> lost.set(true));
            context = open;
        }
        return open;
    }

    private void disconnect() {
        compared = false;
        JMSContext open = context;
        context = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSRuntimeException e) {
                return;
            }
        }
    }

    /** What is on the addresses against what we believe: what a broker lost comes again (rulings 28). */
    private boolean compare(OutQueues queues) throws JMSException {
        if (queues.hasAcknowledgements()) {
            return false;
        }
        standing.clear();
        for (Member member : directory.members()) {
            if (broker.serves(member.id())) {
                compare(queues, member.id());
            }
        }
        look();
        return true;
    }

    private void compare(OutQueues queues, MemberId member) throws JMSException {
        Set<UUID> found = queues.standing(member);
        outbox.forgetShown(WAY, member);
        for (UUID id : outbox.stillWaiting(found)) {
            outbox.shownOn(WAY, id);
        }
        standing.put(member, new HashSet<>(found));
        toSweep.add(member);
    }

    private void topUp(OutQueues queues, MemberId member) throws JMSException {
        Set<UUID> there = standing.computeIfAbsent(member, m -> new HashSet<>());
        if (there.size() + AT_ONCE > DEPTH) {
            there.retainAll(outbox.stillWaiting(there));
        }
        int room = Math.min(DEPTH - there.size(), AT_ONCE);
        int prompt = Math.min(DEPTH + LANE - there.size(), AT_ONCE);
        if (prompt <= 0) {
            return;
        }
        List<Outbox.Waiting> results =
                room > 0 ? outbox.notYetOn(WAY, member, room) : outbox.promptNotYetOn(WAY, member, prompt);
        queues.send(member, results);
        for (Outbox.Waiting result : results) {
            outbox.shownOn(WAY, result.id());
            there.add(result.id());
        }
        if (results.size() == AT_ONCE) {
            look();
        }
    }

    private void sweep(OutQueues queues) {
        for (MemberId member : Set.copyOf(toSweep)) {
            toSweep.remove(member);
            if (!broker.serves(member)) {
                continue;
            }
            Set<UUID> gone = new HashSet<>(standing.getOrDefault(member, Set.of()));
            gone.removeAll(outbox.stillWaiting(gone));
            queues.takeAway(member, gone);
            standing.getOrDefault(member, new HashSet<>()).removeAll(gone);
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
    }
}
