package ishibashi.match;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Seeker;
import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.Scope;
import ishibashi.message.Terms.Stance;
import ishibashi.message.Terms.WorkplaceKind;
import java.time.LocalDate;
import java.util.Set;

/** A seeker as the rules read it: words are numbers, dates are epoch days, sets of days are bits. */
final class Wish implements Owned {
    final Posting.OfSeeker posting;
    /** As {@link Offer#facilities}. */
    final long hidden;

    final int[] departments;
    /** Departments that the titles held cover. */
    final int[] covered;

    final int[] regions;
    final int[] excluded;
    final int operator;
    final int home;
    final Scope scope;
    /** Homes of 近隣県. */
    final int[] neighbours;
    /** None said: employed alone. */
    final Set<WorkplaceKind> kinds;
    /** None said: all. */
    final Set<Employment> employments;

    /** {@link Long#MIN_VALUE} if at once. */
    private final long from;

    final long to;
    final Stance nightDuty;
    final int days;
    /** Yen a year, -1 if none is said. */
    final long pay;

    final boolean housing;
    final boolean childcare;
    /** Means to become 専門医. */
    final boolean training;

    Wish(Posting.OfSeeker posting, Lexicon lexicon) {
        Seeker s = posting.terms();
        this.posting = posting;
        this.hidden = Lexicon.bitsOf(posting.hiddenFrom());
        this.departments = lexicon.departments().numbers(s.departments());
        this.covered = lexicon.covered(s.specialties());
        this.regions = lexicon.words(s.regions());
        this.excluded = lexicon.words(s.excludedRegions());
        this.operator = lexicon.word(posting.operatorOfRecord().value());
        this.home = lexicon.home(posting.operatorOfRecord());
        this.scope = s.scope();
        this.neighbours = s.scope() == Scope.NEIGHBOURS ? lexicon.neighbours(posting.operatorOfRecord()) : new int[0];
        this.kinds = s.kinds().isEmpty() ? Set.of(WorkplaceKind.EMPLOYED) : s.kinds();
        this.employments = s.employments().isEmpty() ? Set.of(Employment.values()) : s.employments();
        this.from = s.availableFrom().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
        this.to = s.availableTo().map(LocalDate::toEpochDay).orElse(Offer.NEVER);
        this.nightDuty = s.nightDuty();
        this.days = Lexicon.bits(s.hours().days());
        this.pay = s.payWish().orElse(-1);
        this.housing = s.housingWish();
        this.childcare = s.childcareNeed();
        this.training = s.intents().contains("board-cert");
    }

    boolean isNeighbour(int home) {
        for (int neighbour : neighbours) {
            if (neighbour == home) {
                return true;
            }
        }
        return false;
    }

    /** First day of work that is possible. */
    long from(long today) {
        return from == Long.MIN_VALUE ? today : from;
    }

    /** Whether it is said to be later than that day. */
    boolean after(long day) {
        return from > day;
    }

    @Override
    public MemberId owner() {
        return posting.operatorOfRecord();
    }
}
