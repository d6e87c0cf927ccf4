package ishibashi.message;

import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.Hours;
import ishibashi.message.Terms.Scope;
import ishibashi.message.Terms.Stance;
import ishibashi.message.Terms.WorkPattern;
import ishibashi.message.Terms.WorkplaceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job-seeking physician 求職 in canonical terms, without what names the person (domain §2).
 *
 * @param departments wished, canonical names, the first most
 * @param specialties 専門医 as held, canonical
 * @param regions ordered: municipality code, prefecture code or {@code *}
 * @param patterns 常勤, 非常勤; none means that nothing is said of it
 * @param availableFrom empty means at once
 * @param payWish least, yen a year
 * @param licenceYear year of 医籍登録
 * @param intents codes of fhir §2 (board-cert, return, change, succession, rural, social)
 * @param consentedOn without it the record never leaves its home bank (D11)
 */
public record Seeker(
        List<String> departments,
        List<String> specialties,
        List<String> regions,
        List<String> excludedRegions,
        Set<WorkplaceKind> kinds,
        Set<Employment> employments,
        Set<WorkPattern> patterns,
        Hours hours,
        boolean shortHours,
        Optional<LocalDate> availableFrom,
        Optional<LocalDate> availableTo,
        Stance nightDuty,
        OptionalLong payWish,
        boolean housingWish,
        boolean childcareNeed,
        OptionalInt licenceYear,
        Set<String> intents,
        boolean urgentOk,
        Scope scope,
        Optional<LocalDate> consentedOn) {
    public Seeker {
        departments = List.copyOf(departments);
        specialties = List.copyOf(specialties);
        regions = List.copyOf(regions);
        excludedRegions = List.copyOf(excludedRegions);
        kinds = Set.copyOf(kinds);
        employments = Set.copyOf(employments);
        patterns = Set.copyOf(patterns);
        intents = Set.copyOf(intents);
    }
}
