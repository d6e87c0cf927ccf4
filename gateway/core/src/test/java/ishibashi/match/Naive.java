package ishibashi.match;

import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Seeker;
import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.PayBasis;
import ishibashi.message.Terms.Place;
import ishibashi.message.Terms.Stance;
import ishibashi.message.Terms.WorkplaceKind;
import ishibashi.message.Vacancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules reckoned again, slowly and from the words of the postings alone. */
final class Naive {
    private final MatchTables tables;

    Naive(MatchTables tables) {
        this.tables = tables;
    }

    /** Names of the hard rules that fail. */
    List<String> failed(Posting.OfVacancy of, Posting.OfSeeker by, LocalDate today) {
        Vacancy v = of.terms();
        Seeker s = by.terms();
        LocalDate start = v.period().start();
        LocalDate from = s.availableFrom().orElse(today);
        boolean permanent = v.employment() == Employment.PERMANENT;
        List<String> failed = new ArrayList<>();
        check(failed, "hidden-employer", Collections.disjoint(by.hiddenFrom(), of.facilities()));
        check(
                failed,
                "consent-scope",
                inScope(of.operatorOfRecord().value(), by.operatorOfRecord().value(), s));
        check(
                failed,
                "workplace-kind",
                s.kinds().isEmpty()
                        ? v.kind() == WorkplaceKind.EMPLOYED
                        : s.kinds().contains(v.kind()));
        check(failed, "not-expired", v.expires().isEmpty() || !v.expires().get().isBefore(today));
        check(failed, "department", distance(s.departments(), v.departments()) >= 0);
        check(failed, "region", rank(s.regions(), v.place()) >= 0 && rank(s.excludedRegions(), v.place()) < 0);
        check(failed, "employment", s.employments().isEmpty() || s.employments().contains(v.employment()));
        check(
                failed,
                "start",
                !from.isAfter(permanent ? start.plusMonths(6) : start)
                        && (s.availableTo().isEmpty() || !s.availableTo().get().isBefore(start)));
        check(
                failed,
                "period",
                permanent
                        || v.period().end().isEmpty()
                        || s.availableTo().isEmpty()
                        || !s.availableTo().get().isBefore(v.period().end().get()));
        int nights = v.duty().nightsPerMonth().orElse(0);
        check(
                failed,
                "night-duty",
                nights == 0
                        || s.nightDuty() == Stance.YES
                        || (s.nightDuty() == Stance.LIMITED
                                && (nights <= 4 || v.telesupport().orElse(false))));
        check(
                failed,
                "days",
                s.hours().days().isEmpty()
                        || v.hours().days().isEmpty()
                        || !Collections.disjoint(s.hours().days(), v.hours().days()));
        check(
                failed,
                "training",
                !s.intents().contains("board-cert")
                        || covered(v.trainingFor()).isEmpty()
                        || distance(s.departments(), covered(v.trainingFor())) >= 0);
        return failed;
    }

    private static void check(List<String> failed, String rule, boolean holds) {
        if (!holds) {
            failed.add(rule);
        }
    }

    private boolean inScope(String vacancy, String seeker, Seeker s) {
        return vacancy.equals(seeker)
                || switch (s.scope()) {
                    case OWN_BANK -> false;
                    case NATIONAL -> true;
                    case NEIGHBOURS ->
                        tables.neighbours().getOrDefault(home(seeker), Set.of()).contains(home(vacancy));
                };
    }

    private static String home(String member) {
        return member.replaceFirst("^[a-z]+-", "").substring(0, 2);
    }

    private List<String> covered(Collection<String> titles) {
        return titles.stream()
                .flatMap(t -> tables.departmentsOf().getOrDefault(t, Set.of()).stream())
                .toList();
    }

    private int distance(Collection<String> wished, Collection<String> offered) {
        return wished.stream()
                .flatMapToInt(w -> offered.stream().mapToInt(o -> tables.distance(w, o)))
                .filter(d -> d >= 0)
                .min()
                .orElse(-1);
    }

    private static int rank(List<String> regions, Place place) {
        for (int n = 0; n < regions.size(); n++) {
            String region = regions.get(n);
            String municipality = place.municipality().orElse("none");
            if (region.equals("*")
                    || region.equals(place.prefecture())
                    || region.equals(place.area().orElse("none"))
                    || region.equals(municipality)
                    || (region.matches("...00") && municipality.startsWith(region.substring(0, 3)))) {
                return n;
            }
        }
        return -1;
    }

    int score(Posting.OfVacancy of, Posting.OfSeeker by) {
        Vacancy v = of.terms();
        Seeker s = by.terms();
        int rank = rank(s.regions(), v.place());
        int region = rank < 5 ? 20 - 4 * rank : 0;
        int score = region + List.of(30, 20, 10, 5).get(distance(s.departments(), v.departments()));
        score += distance(covered(s.specialties()), v.departments()) >= 0 ? 15 : 0;
        boolean payKnown =
                s.payWish().isPresent() && v.pay().max().isPresent() && v.pay().basis() == PayBasis.YEAR;
        score += !payKnown ? 6 : v.pay().max().getAsLong() >= s.payWish().getAsLong() ? 12 : 0;
        long common =
                v.hours().days().stream().filter(s.hours().days()::contains).count();
        boolean anyDays = s.hours().days().isEmpty() || v.hours().days().isEmpty();
        score += anyDays ? 4 : (int) (8 * common / v.hours().days().size());
        score += s.availableFrom().isPresent()
                        && s.availableFrom().get().isAfter(v.period().start())
                ? 0
                : 5;
        score += !s.housingWish() ? 2 : List.of("available", "allowance").contains(v.housing()) ? 4 : 0;
        score += !s.childcareNeed() ? 1 : List.of("day", "24h").contains(v.childcare()) ? 3 : 0;
        return score
                + (region > 0
                                && v.place()
                                        .area()
                                        .filter(tables.shortage()::contains)
                                        .isPresent()
                        ? 3
                        : 0);
    }

    /** The best of a scan over all, in order: other record → score. */
    <T extends Posting> Map<RecordId, Integer> best(
            Collection<T> all, Predicate<T> fits, Function<T, Integer> score, int most) {
        Map<RecordId, Integer> best = new LinkedHashMap<>();
        all.stream()
                .filter(fits)
                .sorted(Comparator.comparing(score).reversed().thenComparing(p -> p.id().toString()))
                .limit(most)
                .forEach(p -> best.put(p.id(), score.apply(p)));
        return best;
    }
}
