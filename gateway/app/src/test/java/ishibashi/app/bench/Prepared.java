package ishibashi.app.bench;

import ishibashi.message.Bytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Messages of each member, signed before the clock runs; no two alike. */
final class Prepared {
    private final Members members;
    private final List<List<Bytes>> signed;
    private final List<AtomicInteger> next;

    /**
     * @param from number of the first, so that no run repeats another's
     * @param wrapped what a door wants around the signature
     */
    Prepared(Members members, int from, int each, UnaryOperator<Bytes> wrapped) {
        this.members = members;
        this.signed = members.all().stream()
                .map(m -> m.signer().many("benchmark,", from, each).parallelStream()
                        .map(wrapped)
                        .toList())
                .toList();
        this.next = members.all().stream().map(m -> new AtomicInteger()).toList();
    }

    /** The next message of the client with that number. */
    byte[] next(int client) {
        int member = client % members.count();
        List<Bytes> own = signed.get(member);
        return own.get(next.get(member).getAndIncrement() % own.size()).toArray();
    }
}
