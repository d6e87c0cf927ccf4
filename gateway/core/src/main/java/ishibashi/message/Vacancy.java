package ishibashi.message;

import ishibashi.message.Terms.Duty;
import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.Hours;
import ishibashi.message.Terms.Pay;
import ishibashi.message.Terms.Period;
import ishibashi.message.Terms.Place;
import ishibashi.message.Terms.Urgency;
import ishibashi.message.Terms.WorkPattern;
import ishibashi.message.Terms.WorkplaceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A vacancy 求人 in canonical terms, without what names its facility (domain §1).
 *
 * @param departments canonical names of {@code departments.csv}, the main one first; an ambiguous old name brings all readings
 * @param facilityType code of domain §1, 4
 * @param pattern 常勤 or 非常勤, empty if its sender does not tell
 * @param reason code of data README §2; coordinators only, others see the parent code
 * @param housing none, available, allowance, unknown
 * @param childcare none, day, 24h, unknown
 * @param trainingFor specialties for which the site trains 専門医
 * @param flexibleHours hours can be shortened
 * @param fillBy deadline of an urgent one
 * @param expires end of validity
 */
public record Vacancy(
        List<String> departments,
        Place place,
        Optional<String> facilityType,
        OptionalInt beds,
        WorkplaceKind kind,
        Employment employment,
        Optional<WorkPattern> pattern,
        Period period,
        Urgency urgency,
        Optional<LocalDate> fillBy,
        Optional<String> reason,
        Hours hours,
        boolean flexibleHours,
        Duty duty,
        Pay pay,
        int headcount,
        String housing,
        String childcare,
        Optional<Boolean> telesupport,
        Set<String> trainingFor,
        Optional<LocalDate> expires) {
    public Vacancy {
        departments = List.copyOf(departments);
        trainingFor = Set.copyOf(trainingFor);
    }
}
