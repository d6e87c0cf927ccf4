package ishibashi.app.web;

import ishibashi.message.MemberId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Closes the youngest connections beyond 64 of a member and 256 of an address (security §3.5), so that nobody takes all of them,
 * and those of a member that is one no more (§3.6).
 *
 * @param <C> a connection
 */
final class Crowds<C> {
    private static final int OF_A_MEMBER = 64;
    private static final int OF_AN_ADDRESS = 256;

    private final Supplier<Set<C>> connections;
    private final Function<C, String> address;
    private final Function<C, Optional<MemberId>> member;
    private final Consumer<C> close;
    /** Oldest first, with whose each was when last looked at. */
    private final Map<C, Optional<MemberId>> open = new LinkedHashMap<>();

    /** @param member whose a connection is; empty before its handshake is done, for strangers, and for suspended members */
    Crowds(
            Supplier<Set<C>> connections,
            Function<C, String> address,
            Function<C, Optional<MemberId>> member,
            Consumer<C> close) {
        this.connections = connections;
        this.address = address;
        this.member = member;
        this.close = close;
    }

    /** To be called again and again, a second apart, by one thread. */
    void sweep() {
        Set<C> now = connections.get();
        open.keySet().retainAll(now);
        now.forEach(connection -> open.putIfAbsent(connection, Optional.empty()));
        Map<Object, Integer> crowd = new HashMap<>();
        for (Map.Entry<C, Optional<MemberId>> each : open.entrySet()) {
            Optional<MemberId> whose = member.apply(each.getKey());
            boolean left = each.getValue().isPresent() && whose.isEmpty();
            each.setValue(whose);
            boolean tooMany = one(crowd, address.apply(each.getKey())) > OF_AN_ADDRESS
                    || whose.filter(of -> one(crowd, of) > OF_A_MEMBER).isPresent();
            if (left || tooMany) {
                close.accept(each.getKey());
            }
        }
    }

    private static int one(Map<Object, Integer> crowd, Object of) {
        return crowd.merge(of, 1, Integer::sum);
    }
}
