package ishibashi.pseudonymise.view;

import ishibashi.message.Posting;
import ishibashi.message.Seeker;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * L0 of a posting (rulings 20): never finer than prefecture, department group and band; periods outwards to the month.
 *
 * @param prefectures JIS X 0401, {@code *} for everywhere
 * @param groups widest departments
 * @param patterns 常勤, 非常勤; none if nothing is told of it
 * @param pay band of pay in yen a year, {@code 1000-1500} in 万円, empty if not stated by the year
 * @param post what a vacancy says beside
 * @param clinicalTraining of a seeker: {@code exempt} where the licence is older than the duty to train, else empty
 */
public record AnonymousView(
        String kind,
        List<String> prefectures,
        List<String> groups,
        List<String> employment,
        List<String> patterns,
        Optional<String> urgency,
        Optional<YearMonth> start,
        Optional<YearMonth> end,
        Optional<String> pay,
        Optional<String> nightDuty,
        Optional<Boolean> telesupport,
        Optional<Post> post,
        Optional<String> clinicalTraining) {
    private static final long BAND = 5_000_000;

    /** 医師法 16条の2: licences before 2004-04 need no clinical training 臨床研修. */
    private static final int TRAINING_SINCE = 2004;

    /**
     * Of a vacancy.
     *
     * @param reason the wide one of an urgent one (domain §3 L13): leave-cover 休業代替, absence, other
     * @param several more than one is wanted
     */
    public record Post(
            String workplaceKind,
            Optional<String> facilityType,
            Optional<String> reason,
            boolean several,
            Optional<YearMonth> expires) {
        static Post of(Vacancy v) {
            return new Post(
                    word(v.kind()),
                    v.facilityType(),
                    v.urgency() == Terms.Urgency.IMMEDIATE
                            ? Optional.of(v.reason().map(Post::wide).orElse("other"))
                            : Optional.empty(),
                    v.headcount() > 1,
                    v.expires().map(YearMonth::from));
        }

        private static String wide(String reason) {
            return switch (reason) {
                case "leave-cover", "maternity", "childcare", "care", "sick" -> "leave-cover";
                case "absence", "conference" -> "absence";
                default -> "other";
            };
        }
    }

    /** @param widest the widest department above one */
    public static AnonymousView of(Posting posting, UnaryOperator<String> widest) {
        return switch (posting) {
            case Posting.OfVacancy v -> of(v.terms(), widest);
            case Posting.OfSeeker s -> of(s.terms(), widest);
        };
    }

    private static AnonymousView of(Vacancy v, UnaryOperator<String> widest) {
        return new AnonymousView(
                "vacancy",
                List.of(v.place().prefecture()),
                groups(v.departments(), widest),
                List.of(word(v.employment())),
                v.pattern().map(AnonymousView::word).stream().toList(),
                Optional.of(word(v.urgency())),
                Optional.of(YearMonth.from(v.period().start())),
                v.period().end().map(YearMonth::from),
                v.pay().basis() == Terms.PayBasis.YEAR && v.pay().max().isPresent()
                        ? Optional.of(band(v.pay().max().getAsLong()))
                        : Optional.empty(),
                v.duty().nightsPerMonth().isPresent()
                        ? Optional.of(v.duty().nightsPerMonth().getAsInt() == 0 ? "no" : "yes")
                        : Optional.empty(),
                v.telesupport(),
                Optional.of(Post.of(v)),
                Optional.empty());
    }

    private static AnonymousView of(Seeker s, UnaryOperator<String> widest) {
        return new AnonymousView(
                "seeker",
                s.regions().stream()
                        .map(r -> r.equals("*") ? r : r.substring(0, 2))
                        .distinct()
                        .toList(),
                groups(s.departments(), widest),
                s.employments().stream().map(AnonymousView::word).sorted().toList(),
                s.patterns().stream().map(AnonymousView::word).sorted().toList(),
                Optional.empty(),
                s.availableFrom().map(YearMonth::from),
                s.availableTo().map(YearMonth::from),
                s.payWish().isPresent() ? Optional.of(band(s.payWish().getAsLong())) : Optional.empty(),
                Optional.of(word(s.nightDuty())),
                Optional.empty(),
                Optional.empty(),
                s.licenceYear().isPresent() && s.licenceYear().getAsInt() < TRAINING_SINCE
                        ? Optional.of("exempt")
                        : Optional.empty());
    }

    private static List<String> groups(List<String> departments, UnaryOperator<String> widest) {
        return departments.stream().map(widest).distinct().toList();
    }

    private static String band(long yen) {
        long from = yen / BAND * BAND / 10_000;
        return from + "-" + (from + BAND / 10_000);
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
