package ishibashi.match;

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

/** Postings of few words, so that they meet often and nearly meet more often. */
final class RandomPostings {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    private static final List<String> DEPARTMENTS =
            List.of("内科", "消化器内科", "胃腸内科", "循環器内科", "総合診療科", "外科", "消化器外科", "小児科", "未知科");
    private static final List<String> TITLES = List.of("内科専門医", "小児科専門医", "外科専門医", "未知の専門医");
    private static final List<String> MEMBERS = List.of("bank-01", "bank-09", "bank-10", "hospital-0919900019");
    private static final List<Terms.Place> PLACES = List.of(
            new Terms.Place("01", Optional.of("0104"), Optional.of("01101")),
            new Terms.Place("01", Optional.empty(), Optional.of("01102")),
            new Terms.Place("09", Optional.of("0903"), Optional.of("09201")),
            new Terms.Place("09", Optional.of("0901"), Optional.empty()),
            new Terms.Place("10", Optional.empty(), Optional.empty()));
    private static final List<String> REGIONS =
            List.of("*", "01", "09", "10", "0104", "0903", "01100", "01101", "09201");
    private static final List<Token> TOKENS = List.of(new Token("a"), new Token("b"), new Token("c"), new Token("d"));

    private final Random random;

    RandomPostings(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    RecordId id() {
        // few upper halves: ids must be told apart to their end
        return new RecordId(new UUID(random.nextInt(3) - 1L, random.nextLong()));
    }

    Terms.Place place() {
        return one(PLACES);
    }

    Posting.OfVacancy vacancy(RecordId id) {
        return new Posting.OfVacancy(id, new MemberId(one(MEMBERS)), vacancy(), Set.copyOf(some(TOKENS, 2)));
    }

    Posting.OfSeeker seeker(RecordId id) {
        return new Posting.OfSeeker(id, new MemberId(one(MEMBERS)), seeker(), Set.copyOf(some(TOKENS, 1)));
    }

    private Vacancy vacancy() {
        LocalDate start = day();
        return new Vacancy(
                atLeastOne(DEPARTMENTS, 2),
                one(PLACES),
                Optional.empty(),
                OptionalInt.empty(),
                mostly(Terms.WorkplaceKind.class, 0),
                mostly(Terms.Employment.class, random.nextInt(2)),
                Optional.empty(),
                new Terms.Period(start, false, maybe(start.plusMonths(1 + random.nextInt(12)))),
                one(List.of(Terms.Urgency.values())),
                Optional.empty(),
                Optional.empty(),
                hours(),
                random.nextBoolean(),
                new Terms.Duty(
                        random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(8)),
                        Optional.empty()),
                new Terms.Pay(mostly(Terms.PayBasis.class, 0), OptionalLong.empty(), pay()),
                1,
                one(List.of("none", "available", "allowance", "unknown")),
                one(List.of("none", "day", "24h", "unknown")),
                maybe(random.nextBoolean()),
                Set.copyOf(some(TITLES, 1)),
                random.nextInt(8) == 0 ? Optional.of(day()) : Optional.empty());
    }

    private Seeker seeker() {
        LocalDate from = day();
        return new Seeker(
                atLeastOne(DEPARTMENTS, 2),
                some(TITLES, 2),
                atLeastOne(REGIONS, 3),
                random.nextInt(4) == 0 ? some(REGIONS.subList(1, 9), 2) : List.of(),
                random.nextInt(3) == 0 ? Set.of(mostly(Terms.WorkplaceKind.class, 0)) : Set.of(),
                Set.copyOf(some(List.of(Terms.Employment.values()), 3)),
                Set.of(),
                hours(),
                random.nextBoolean(),
                maybe(from),
                random.nextInt(4) == 0 ? Optional.of(from.plusMonths(random.nextInt(10))) : Optional.empty(),
                one(List.of(Terms.Stance.values())),
                pay(),
                random.nextBoolean(),
                random.nextBoolean(),
                OptionalInt.empty(),
                random.nextInt(4) == 0 ? Set.of("board-cert") : Set.of("rural"),
                random.nextBoolean(),
                mostly(Terms.Scope.class, 2),
                Optional.of(TODAY));
    }

    private LocalDate day() {
        return TODAY.plusDays(random.nextInt(400) - 100L);
    }

    private OptionalLong pay() {
        return random.nextBoolean()
                ? OptionalLong.of(8_000_000L + 1_000_000L * random.nextInt(8))
                : OptionalLong.empty();
    }

    private Terms.Hours hours() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(some(List.of(DayOfWeek.values()), 3));
        return new Terms.Hours(days, Optional.empty(), Optional.empty());
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One constant in two of three cases, else any. */
    private <E extends Enum<E>> E mostly(Class<E> of, int which) {
        return random.nextInt(3) > 0 ? of.getEnumConstants()[which] : one(List.of(of.getEnumConstants()));
    }

    private <T> List<T> some(List<T> of, int most) {
        List<T> chosen = new ArrayList<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            T next = one(of);
            if (!chosen.contains(next)) {
                chosen.add(next);
            }
        }
        return chosen;
    }

    private <T> List<T> atLeastOne(List<T> of, int most) {
        List<T> chosen = new ArrayList<>(some(of, most));
        return chosen.isEmpty() ? List.of(one(of)) : chosen;
    }
}
