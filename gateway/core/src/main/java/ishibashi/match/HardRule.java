package ishibashi.match;

import ishibashi.message.Terms;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rules that must hold; the first that fails is told (D10).
 *
 * @param field what would mend it, empty if nothing on one's own side can or may be told
 */
record HardRule(String name, String field, String ja, String en, Predicate<Pair> holds) {
    /** In the order in which they are asked. Those that protect a person come first and are never told. */
    static final List<HardRule> ALL = List.of(
            new HardRule("hidden-employer", "", "", "", HardRule::notHidden),
            new HardRule("consent-scope", "", "", "", HardRule::inScope),
            new HardRule("workplace-kind", "", "", "", HardRule::kindWanted),
            new HardRule("not-expired", "validity.expires", "有効期限切れ", "has expired", HardRule::inForce),
            new HardRule(
                    "department", "departments", "診療科が合わない", "another department", p -> p.departmentDistance() >= 0),
            new HardRule("region", "workplace", "希望地域の外", "outside the wished regions", HardRule::regionWished),
            new HardRule(
                    "employment", "employment", "雇用形態が合わない", "another form of employment", HardRule::employmentWished),
            new HardRule("start", "startDate", "開始時期が合わない", "not available at the start", HardRule::available),
            new HardRule(
                    "night-duty",
                    "nightDuty.perMonth",
                    "当直の希望に反する",
                    "night duty is not wished",
                    HardRule::dutyBearable),
            new HardRule("days", "schedule.days", "勤務曜日が合わない", "no common day", HardRule::daysMeet));

    private static boolean notHidden(Pair p) {
        return Collections.disjoint(p.by().hiddenFrom(), p.of().facilities());
    }

    private static boolean inScope(Pair p) {
        if (p.of().operatorOfRecord().equals(p.by().operatorOfRecord())) {
            return true;
        }
        return switch (p.seeker().scope()) {
            case OWN_BANK -> false;
            case NEIGHBOURS ->
                p.tables()
                        .neighbours()
                        .getOrDefault(p.homeOf(p.by()), java.util.Set.of())
                        .contains(p.homeOf(p.of()));
            case NATIONAL -> true;
        };
    }

    private static boolean kindWanted(Pair p) {
        return p.seeker().kinds().isEmpty()
                ? p.vacancy().kind() == Terms.WorkplaceKind.EMPLOYED
                : p.seeker().kinds().contains(p.vacancy().kind());
    }

    private static boolean inForce(Pair p) {
        return p.vacancy().expires().filter(last -> last.isBefore(p.today())).isEmpty();
    }

    private static boolean regionWished(Pair p) {
        return p.regionRank() >= 0
                && p.seeker().excludedRegions().stream()
                        .noneMatch(r -> Pair.within(r, p.vacancy().place()));
    }

    private static boolean employmentWished(Pair p) {
        return p.seeker().employments().isEmpty()
                || p.seeker().employments().contains(p.vacancy().employment());
    }

    /** A month of grace, but none for a post that is limited in time. */
    private static boolean available(Pair p) {
        LocalDate from = p.seeker().availableFrom().orElse(p.today());
        LocalDate start = p.vacancy().period().start();
        boolean limited = p.vacancy().employment() != Terms.Employment.PERMANENT;
        boolean inTime = !from.isAfter(limited ? start : start.plusMonths(6));
        return inTime
                && p.seeker().availableTo().filter(to -> to.isBefore(start)).isEmpty();
    }

    /** 支援付き: remote support turns a conditional yes into a yes (D13). */
    private static boolean dutyBearable(Pair p) {
        int nights = p.vacancy().duty().nightsPerMonth().orElse(0);
        return switch (p.seeker().nightDuty()) {
            case YES -> true;
            case LIMITED -> nights <= 4 || p.vacancy().telesupport().orElse(false);
            case NO -> nights == 0;
        };
    }

    private static boolean daysMeet(Pair p) {
        var wished = p.seeker().hours().days();
        var offered = p.vacancy().hours().days();
        return wished.isEmpty() || offered.isEmpty() || !Collections.disjoint(wished, offered);
    }
}
