package ishibashi.match;

import ishibashi.message.Posting;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A vacancy whose bank followed the advice of a near miss, or changed one term. */
final class Changed {
    private List<String> departments;
    private Terms.Place place;
    private Terms.Employment employment;
    private Terms.Period period;
    private Terms.Hours hours;
    private Terms.Duty duty;
    private Terms.Pay pay;
    private Optional<Boolean> telesupport;

    private Changed(Vacancy v) {
        departments = v.departments();
        place = v.place();
        employment = v.employment();
        period = v.period();
        hours = v.hours();
        duty = v.duty();
        pay = v.pay();
        telesupport = v.telesupport();
    }

    static Posting.OfVacancy advised(Posting.OfVacancy vacancy, String field, String to) {
        return with(vacancy, c -> {
            switch (field) {
                case "nightDuty.perMonth" ->
                    c.duty = new Terms.Duty(OptionalInt.of(Integer.parseInt(to)), Optional.empty());
                case "startDate" -> c.period = new Terms.Period(LocalDate.parse(to), false, c.period.end());
                case "period.end" ->
                    c.period = new Terms.Period(c.period.start(), false, Optional.of(LocalDate.parse(to)));
                case "schedule.days" ->
                    c.hours = new Terms.Hours(both(c.hours.days(), to), Optional.empty(), Optional.empty());
                case "employment" -> c.employment = Terms.Employment.valueOf(to.toUpperCase(Locale.ROOT));
                case "departments" -> {
                    c.departments = new ArrayList<>(c.departments);
                    c.departments.add(to);
                }
                case "workplace" -> c.place = new Terms.Place(to, Optional.empty(), Optional.empty());
                default -> throw new IllegalArgumentException(field);
            }
            return c;
        });
    }

    private static Set<DayOfWeek> both(Set<DayOfWeek> days, String more) {
        Set<DayOfWeek> both = EnumSet.noneOf(DayOfWeek.class);
        both.addAll(days);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(more)) {
                both.add(day);
            }
        }
        return both;
    }

    static Posting.OfVacancy placed(Posting.OfVacancy vacancy, Terms.Place place) {
        return with(vacancy, c -> {
            c.place = place;
            return c;
        });
    }

    static Posting.OfVacancy paid(Posting.OfVacancy vacancy, long most) {
        return with(vacancy, c -> {
            c.pay = new Terms.Pay(Terms.PayBasis.YEAR, OptionalLong.empty(), OptionalLong.of(most));
            return c;
        });
    }

    static Posting.OfVacancy nights(Posting.OfVacancy vacancy, int nights) {
        return advised(vacancy, "nightDuty.perMonth", Integer.toString(nights));
    }

    static Posting.OfVacancy supported(Posting.OfVacancy vacancy, boolean supported) {
        return with(vacancy, c -> {
            c.telesupport = Optional.of(supported);
            return c;
        });
    }

    private static Posting.OfVacancy with(Posting.OfVacancy of, UnaryOperator<Changed> change) {
        Changed c = change.apply(new Changed(of.terms()));
        Vacancy v = of.terms();
        Vacancy changed = new Vacancy(
                c.departments,
                c.place,
                v.facilityType(),
                v.beds(),
                v.kind(),
                c.employment,
                v.pattern(),
                c.period,
                v.urgency(),
                v.fillBy(),
                v.reason(),
                c.hours,
                v.flexibleHours(),
                c.duty,
                c.pay,
                v.headcount(),
                v.housing(),
                v.childcare(),
                c.telesupport,
                v.trainingFor(),
                v.expires());
        return new Posting.OfVacancy(of.id(), of.operatorOfRecord(), changed, of.facilities());
    }
}
