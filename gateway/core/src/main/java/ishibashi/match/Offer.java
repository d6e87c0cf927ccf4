package ishibashi.match;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.PayBasis;
import ishibashi.message.Terms.WorkplaceKind;
import ishibashi.message.Vacancy;
import java.time.LocalDate;

/** A vacancy as the rules read it: words are numbers, dates are epoch days, sets of days are bits. */
final class Offer implements Owned {
    static final long NEVER = Long.MAX_VALUE;

    final Posting.OfVacancy posting;
    /** A bit for each token; without a bit in common there is no token in common. */
    final long facilities;

    final int[] departments;
    /** Words by which a wish can mean its place. */
    final int[] places;

    final int operator;
    final int home;
    final WorkplaceKind kind;
    final Employment employment;
    final long start;
    final long startWithGrace;
    /** {@link #NEVER} if open. */
    final long end;

    final long expires;
    final int nights;
    final boolean supported;
    final int days;
    /** Yen a year, -1 if not stated so. */
    final long pay;

    final boolean housing;
    final boolean childcare;
    final boolean shortage;
    /** Departments for whose 専門医 it trains; none if it says nothing of it. */
    final int[] training;

    Offer(Posting.OfVacancy posting, Lexicon lexicon) {
        Vacancy v = posting.terms();
        this.posting = posting;
        this.facilities = Lexicon.bitsOf(posting.facilities());
        this.departments = lexicon.departments().numbers(v.departments());
        this.places = lexicon.places(v.place());
        this.operator = lexicon.word(posting.operatorOfRecord().value());
        this.home = lexicon.home(posting.operatorOfRecord());
        this.kind = v.kind();
        this.employment = v.employment();
        this.start = v.period().start().toEpochDay();
        this.startWithGrace = startDate().plusMonths(HardRule.MONTHS_OF_GRACE).toEpochDay();
        this.end = v.period().end().map(LocalDate::toEpochDay).orElse(NEVER);
        this.expires = v.expires().map(LocalDate::toEpochDay).orElse(NEVER);
        this.nights = v.duty().nightsPerMonth().orElse(0);
        this.supported = v.telesupport().orElse(false);
        this.days = Lexicon.bits(v.hours().days());
        this.pay = v.pay().basis() == PayBasis.YEAR ? v.pay().max().orElse(-1) : -1;
        this.housing = v.housing().equals("available") || v.housing().equals("allowance");
        this.childcare = v.childcare().equals("day") || v.childcare().equals("24h");
        this.shortage =
                v.place().area().filter(lexicon.tables().shortage()::contains).isPresent();
        this.training = lexicon.covered(v.trainingFor());
    }

    LocalDate startDate() {
        return posting.terms().period().start();
    }

    @Override
    public MemberId owner() {
        return posting.operatorOfRecord();
    }
}
