package ishibashi.app.bench;

import ishibashi.match.MatchTables;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Seeker;
import ishibashi.message.Terms;
import ishibashi.message.Token;
import ishibashi.message.Vacancy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Generated postings of 47 banks, in numbers as design §6 sizes them: the same seed, the same postings. */
final class Country {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    private final Random random;
    private final List<String> departments;
    private final List<String> titles;

    Country(long seed, MatchTables tables) {
        this.random = new Random(seed);
        this.departments = Stream.concat(
                        tables.broader().values().stream().sorted(),
                        tables.broader().keySet().stream().sorted())
                .distinct()
                .limit(60)
                .toList();
        this.titles = tables.departmentsOf().keySet().stream().sorted().toList();
    }

    Posting.OfVacancy vacancy() {
        int home = home();
        LocalDate start = TODAY.plusDays(10L + random.nextInt(300));
        boolean permanent = random.nextInt(10) < 6;
        boolean fixed = random.nextInt(4) > 0;
        Vacancy terms = new Vacancy(
                departments(),
                new Terms.Place(two(home), Optional.of(area(home)), Optional.of(municipality(home))),
                Optional.empty(),
                OptionalInt.of(20 + random.nextInt(480)),
                random.nextInt(20) > 0 ? Terms.WorkplaceKind.EMPLOYED : Terms.WorkplaceKind.SOCIAL,
                permanent ? Terms.Employment.PERMANENT : fixed ? Terms.Employment.FIXED : Terms.Employment.SPOT,
                Optional.empty(),
                new Terms.Period(start, false, permanent ? Optional.empty() : Optional.of(start.plusYears(1))),
                random.nextInt(20) == 0 ? Terms.Urgency.IMMEDIATE : Terms.Urgency.STANDING,
                Optional.empty(),
                Optional.empty(),
                hours(),
                false,
                new Terms.Duty(OptionalInt.of(random.nextInt(8)), Optional.empty()),
                new Terms.Pay(Terms.PayBasis.YEAR, OptionalLong.empty(), pay()),
                1,
                one("none", "available", "unknown"),
                one("none", "day", "unknown"),
                Optional.of(random.nextInt(10) == 0),
                Set.of(),
                Optional.of(TODAY.plusDays(30L + random.nextInt(60))));
        return new Posting.OfVacancy(id(), bank(home), terms, Set.of(new Token("f" + random.nextInt(8_000))));
    }

    Posting.OfSeeker seeker() {
        int home = home();
        Seeker terms = new Seeker(
                departments(),
                random.nextBoolean() ? List.of(titles.get(random.nextInt(titles.size()))) : List.of(),
                regions(home),
                List.of(),
                Set.of(),
                random.nextInt(3) > 0
                        ? Set.of(Terms.Employment.PERMANENT, Terms.Employment.FIXED)
                        : Set.of(one(Terms.Employment.values())),
                Set.of(),
                hours(),
                false,
                random.nextBoolean() ? Optional.of(TODAY.plusDays(random.nextInt(300))) : Optional.empty(),
                Optional.empty(),
                one(Terms.Stance.values()),
                random.nextBoolean() ? pay() : OptionalLong.empty(),
                random.nextBoolean(),
                random.nextInt(3) == 0,
                OptionalInt.of(1980 + random.nextInt(40)),
                Set.of(),
                false,
                random.nextInt(10) < 7 ? Terms.Scope.NATIONAL : one(Terms.Scope.values()),
                Optional.of(TODAY));
        return new Posting.OfSeeker(id(), bank(home), terms, Set.of(new Token("f" + random.nextInt(8_000))));
    }

    /** Wishes for one's own prefecture or a part of it, sometimes for another too, seldom for everywhere. */
    private List<String> regions(int home) {
        List<String> regions = new ArrayList<>();
        regions.add(
                switch (random.nextInt(4)) {
                    case 0 -> municipality(home);
                    case 1 -> area(home);
                    default -> two(home);
                });
        if (random.nextInt(3) == 0) {
            regions.add(two(home()));
        }
        if (random.nextInt(20) == 0) {
            regions.add("*");
        }
        return regions;
    }

    /** The first of the list most often. */
    private List<String> departments() {
        String first = departments.get((int) (departments.size() * Math.pow(random.nextDouble(), 2)));
        String second = departments.get(random.nextInt(departments.size()));
        return random.nextInt(4) == 0 && !first.equals(second) ? List.of(first, second) : List.of(first);
    }

    private Terms.Hours hours() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int n = random.nextInt(6); n > 0; n--) {
            days.add(DayOfWeek.of(1 + random.nextInt(5)));
        }
        return new Terms.Hours(days, Optional.empty(), Optional.empty());
    }

    private OptionalLong pay() {
        return OptionalLong.of(8_000_000L + 500_000L * random.nextInt(20));
    }

    /** Banks differ in size: the first ones hold most. */
    private int home() {
        return 1 + (int) (47 * Math.pow(random.nextDouble(), 1.5));
    }

    private String area(int home) {
        return two(home) + two(1 + random.nextInt(6));
    }

    private String municipality(int home) {
        return two(home) + (201 + random.nextInt(30));
    }

    private static MemberId bank(int home) {
        return new MemberId("bank-" + two(home));
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private RecordId id() {
        return new RecordId(new UUID(random.nextLong(), random.nextLong()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }
}
