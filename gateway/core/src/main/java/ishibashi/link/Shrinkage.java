package ishibashi.link;

import ishibashi.message.Listed;
import ishibashi.message.MemberId;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Tokens;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds a list that may have lost its tail, where what is missing would be withdrawn (rulings 5, security A11). */
public final class Shrinkage {
    /** So many may leave in any case. */
    private static final int FEW = 10;

    /** Of those that stand, one in so many may leave. */
    private static final int SHARE = 5;

    private final Lists lists;
    private final Tokens tokens;
    private final Function<MemberId, MemberId> operatorOfRecord;
    private final Supplier<UUID> ids;

    /** @param operatorOfRecord the licensed bank that answers for a member's records (D11) */
    public Shrinkage(Lists lists, Tokens tokens, Function<MemberId, MemberId> operatorOfRecord, Supplier<UUID> ids) {
        this.lists = lists;
        this.tokens = tokens;
        this.operatorOfRecord = operatorOfRecord;
        this.ids = ids;
    }

    /** Why the list must be looked at by a person before it changes anything. */
    public Optional<Refusal> held(MemberId member, Listed list) {
        OptionalInt last = lists.lastRows(member, list.shape());
        if (last.isPresent() && list.rows() * 2L < last.getAsInt()) {
            return held(Code.HELD_SHRUNK, last.getAsInt(), list.rows());
        }
        if (!list.legible()) {
            return Optional.empty();
        }
        MemberId operator = operatorOfRecord.apply(member);
        Set<Token> keys = list.numbers().stream()
                .map(number -> tokens.record(operator, list.kind(), number))
                .collect(Collectors.toSet());
        Lists.Count count = lists.count(member, list.shape(), keys);
        boolean many = count.missing() > FEW && (long) count.missing() * SHARE > count.live();
        return many ? held(Code.HELD_MISSING, count.live(), count.missing()) : Optional.empty();
    }

    private Optional<Refusal> held(Code code, int first, int second) {
        List<String> arguments = List.of(Integer.toString(first), Integer.toString(second));
        return Optional.of(new Refusal(code, Stage.LINKED, Where.MESSAGE, arguments, ids.get()));
    }
}
