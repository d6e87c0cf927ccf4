package ishibashi.match;

import ishibashi.message.Matched.Points;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Rules that give points; a score is their sum and nothing else (D10). Age and sex are in none.
 *
 * @param most points it can give
 * @param texts what doctor and hospital read of so many points
 */
record SoftRule(String name, int most, ToIntFunction<Pair> points, List<Points> texts) {
    private static final int REGION = 20;
    private static final int REGION_STEP = 4;

    static final List<SoftRule> ALL = List.of(
            new SoftRule("department", 30, "診療科", "department", SoftRule::department),
            new SoftRule("specialty", 15, "専門医", "specialty", SoftRule::specialty),
            new SoftRule("region", REGION, "希望地域の順位", "rank of the wished region", SoftRule::region),
            new SoftRule("pay", 12, "給与", "pay", SoftRule::pay),
            new SoftRule("days", 8, "勤務曜日", "working days", SoftRule::days),
            new SoftRule("start", 5, "開始時期", "start", p -> p.wish().after(p.offer().start) ? 0 : 5),
            new SoftRule("housing", 4, "住宅", "housing", SoftRule::housing),
            new SoftRule("childcare", 3, "保育", "childcare", SoftRule::childcare),
            new SoftRule("shortage-area", 3, "医師少数区域", "shortage area", SoftRule::shortage));

    /** Gives no points, but says why night duty is no bar (M9). */
    static final Points SUPPORTED =
            new Points("duty-with-telesupport", 0, "遠隔支援があり宿直が可能", "remote support makes night duty possible");

    private SoftRule(String name, int most, String ja, String en, ToIntFunction<Pair> points) {
        this(
                name,
                most,
                points,
                IntStream.rangeClosed(0, most)
                        .mapToObj(n -> new Points(name, n, ja + " " + n + "/" + most, en + " " + n + "/" + most))
                        .toList());
    }

    Points told(int given) {
        return texts.get(given);
    }

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
        return p.departments().distance(p.wish().covered, p.offer().departments) >= 0 ? 15 : 0;
    }

    private static int region(Pair p) {
        int rank = p.regionRank();
        return rank < 0 ? 0 : Math.max(0, REGION - REGION_STEP * rank);
    }

    private static int pay(Pair p) {
        if (p.wish().pay < 0 || p.offer().pay < 0) {
            return 6;
        }
        return p.offer().pay >= p.wish().pay ? 12 : 0;
    }

    private static int days(Pair p) {
        if (p.wish().days == 0 || p.offer().days == 0) {
            return 4;
        }
        return 8 * Integer.bitCount(p.wish().days & p.offer().days) / Integer.bitCount(p.offer().days);
    }

    private static int housing(Pair p) {
        return p.wish().housing ? (p.offer().housing ? 4 : 0) : 2;
    }

    private static int childcare(Pair p) {
        return p.wish().childcare ? (p.offer().childcare ? 3 : 0) : 1;
    }

    /** Less than a step of the region's rank, and none where ranks give none: it never beats a region wished before (M10). */
    private static int shortage(Pair p) {
        return p.offer().shortage && region(p) > 0 ? 3 : 0;
    }
}
