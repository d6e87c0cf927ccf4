package ishibashi.match;

import ishibashi.message.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Rules that give points; a score is their sum and nothing else (D10). Age and sex are in none.
 *
 * @param most points it can give
 */
record SoftRule(String name, int most, String ja, String en, ToIntFunction<Pair> points) {
    static final List<SoftRule> ALL = List.of(
            new SoftRule("department", 30, "診療科", "department", SoftRule::department),
            new SoftRule("specialty", 15, "専門医", "specialty", SoftRule::specialty),
            new SoftRule("region", 20, "希望地域の順位", "rank of the wished region", SoftRule::region),
            new SoftRule("pay", 12, "給与", "pay", SoftRule::pay),
            new SoftRule("days", 8, "勤務曜日", "working days", SoftRule::days),
            new SoftRule("start", 5, "開始時期", "start", SoftRule::start),
            new SoftRule("housing", 4, "住宅", "housing", SoftRule::housing),
            new SoftRule("childcare", 3, "保育", "childcare", SoftRule::childcare),
            new SoftRule("shortage-area", 3, "医師少数区域", "shortage area", SoftRule::shortage));

    static int maximum() {
        return ALL.stream().mapToInt(SoftRule::most).sum();
    }

    private static int department(Pair p) {
        return switch (p.departmentDistance()) {
            case 0 -> 30;
            case 1 -> 20;
            case 2 -> 10;
            default -> 5;
        };
    }

    private static int specialty(Pair p) {
        Set<String> covered = new HashSet<>();
        p.seeker()
                .specialties()
                .forEach(title -> covered.addAll(p.tables().departmentsOf().getOrDefault(title, Set.of())));
        for (String department : p.vacancy().departments()) {
            for (String known : covered) {
                if (p.tables().distance(known, department) >= 0) {
                    return 15;
                }
            }
        }
        return 0;
    }

    private static int region(Pair p) {
        return Math.max(5, 20 - 5 * p.regionRank());
    }

    private static int pay(Pair p) {
        if (p.seeker().payWish().isEmpty() || p.vacancy().pay().max().isEmpty()) {
            return 6;
        }
        if (p.vacancy().pay().basis() != Terms.PayBasis.YEAR) {
            return 6;
        }
        return p.vacancy().pay().max().getAsLong() >= p.seeker().payWish().getAsLong() ? 12 : 0;
    }

    private static int days(Pair p) {
        var wished = p.seeker().hours().days();
        var offered = p.vacancy().hours().days();
        if (wished.isEmpty() || offered.isEmpty()) {
            return 4;
        }
        long common = wished.stream().filter(offered::contains).count();
        return (int) (8 * common / offered.size());
    }

    private static int start(Pair p) {
        return p.seeker()
                        .availableFrom()
                        .filter(f -> f.isAfter(p.vacancy().period().start()))
                        .isPresent()
                ? 0
                : 5;
    }

    private static int housing(Pair p) {
        return p.seeker().housingWish()
                ? p.vacancy().housing().equals("available")
                                || p.vacancy().housing().equals("allowance")
                        ? 4
                        : 0
                : 2;
    }

    private static int childcare(Pair p) {
        return p.seeker().childcareNeed()
                ? p.vacancy().childcare().equals("day")
                                || p.vacancy().childcare().equals("24h")
                        ? 3
                        : 0
                : 1;
    }

    private static int shortage(Pair p) {
        return p.vacancy()
                        .place()
                        .area()
                        .filter(p.tables().shortage()::contains)
                        .isPresent()
                ? 3
                : 0;
    }
}
