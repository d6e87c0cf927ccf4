package ishibashi.app.web.fhir;

import ishibashi.message.Japan;
import ishibashi.submit.RoleQuery.DayBound;
import java.time.Instant;
import java.time.LocalDate;

/** From when until when something was done, narrowed by each bound of a search on days. */
final class Days {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private Instant from = Instant.EPOCH;
    private Instant before = EVER;

    Instant from() {
        return from;
    }

    /** Earlier than this. */
    Instant before() {
        return before;
    }

    /** @return whether it can be: what leaves a day out makes two spans of one */
    boolean narrow(DayBound bound) {
        Instant first = start(bound.first());
        Instant end = start(bound.last().plusDays(1));
        return switch (bound.prefix()) {
            case EQ -> within(first, end);
            case GE -> within(first, EVER);
            case GT -> within(end, EVER);
            case LE -> within(Instant.EPOCH, end);
            case LT -> within(Instant.EPOCH, first);
            case NE -> false;
        };
    }

    private boolean within(Instant first, Instant end) {
        from = first.isAfter(from) ? first : from;
        before = end.isBefore(before) ? end : before;
        return true;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Japan.ZONE).toInstant();
    }
}
