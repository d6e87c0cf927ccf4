package ishibashi.normalise.field;

import ishibashi.message.Terms.PayBasis;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pay 給与: 年俸1,350万円～1,550万円, 1400万（年額）, 日額85000円, 20,500千円, 応相談. Sums in yen. */
public final class PayTexts implements Normaliser<PayTexts.Offer> {
    private static final Pattern SUM = Pattern.compile("(\\d+(?:\\.\\d+)?)(億|千万|百万|万|千)?(円)?");
    private static final Map<String, Long> FACTORS =
            Map.of("億", 100_000_000L, "千万", 10_000_000L, "百万", 1_000_000L, "万", 10_000L, "千", 1_000L);
    private static final Pattern OPEN = Pattern.compile("相談|面談|規定|協議");
    private static final Pattern UNIT = Pattern.compile("\\d(?:億|千万|百万|万|千|円)");
    private static final Pattern NOTE = Pattern.compile("\\((?!年|月|日|時)[^)]*\\)");
    private static final Map<String, Long> UNITS = Map.of("百万円", 1_000_000L, "万円", 10_000L, "千円", 1_000L, "円", 1L);

    private final Optional<Long> unit;
    private final Optional<PayBasis> basis;

    /** What the heading or the bank says where a cell does not. */
    public PayTexts(Optional<String> unit, Optional<PayBasis> basis) {
        this.unit = unit.map(u -> UNITS.getOrDefault(u, 1L));
        this.basis = basis;
    }

    /** @param basisInferred not written; told by the size of the sum or by the bank's rule */
    public record Offer(PayBasis basis, long min, long max, boolean basisInferred) {}

    @Override
    public Reading<Offer> read(String raw) {
        String folded = Fold.tight(raw).replace(",", "");
        String text = KanjiNumbers.arabic(NOTE.matcher(folded).replaceAll(""));
        if (OPEN.matcher(text).find() && !UNIT.matcher(text).find()) {
            return Reading.value(new Offer(PayBasis.NEGOTIABLE, 0, 0, false), "negotiable");
        }
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        List<Long> sums = sums(text);
        if (sums.isEmpty() || sums.size() > 2) {
            return Reading.faulty(Code.IMPLAUSIBLE_NUMBER, "0");
        }
        return offer(
                basis(text),
                sums.getFirst(),
                sums.getLast(),
                OPEN.matcher(folded).find() ? "pay-open-to-talk" : "pay");
    }

    private Reading<Offer> offer(Optional<PayBasis> stated, long min, long max, String rule) {
        Optional<PayBasis> told = stated.or(() -> basis).or(() -> bySize(min));
        if (told.isEmpty() || min > max || !plausible(told.get(), min) || !plausible(told.get(), max)) {
            return Reading.faulty(Code.IMPLAUSIBLE_NUMBER, "0");
        }
        return Reading.value(new Offer(told.get(), min, max, stated.isEmpty() && basis.isEmpty()), rule);
    }

    private List<Long> sums(String text) {
        List<Long> sums = new ArrayList<>();
        List<Boolean> bare = new ArrayList<>();
        Matcher m = SUM.matcher(text);
        long lastFactor = 0;
        while (m.find()) {
            String word = m.group(2);
            Long factor = word == null ? Long.valueOf(1) : FACTORS.get(word);
            boolean none = word == null && m.group(3) == null;
            long used = none ? unit.orElse(1L) : factor == null ? 1 : factor;
            lastFactor = none ? lastFactor : used;
            sums.add(Math.round(Double.parseDouble(m.group(1)) * used));
            bare.add(none);
        }
        if (sums.size() == 2 && bare.getFirst() && !bare.getLast()) {
            sums.set(0, sums.getFirst() * lastFactor / unit.orElse(1L));
        }
        return sums;
    }

    private static Optional<PayBasis> basis(String text) {
        if (text.contains("年")) {
            return Optional.of(PayBasis.YEAR);
        }
        if (text.contains("月")) {
            return Optional.of(PayBasis.MONTH);
        }
        if (text.contains("日")) {
            return Optional.of(PayBasis.DAY);
        }
        return text.contains("時") ? Optional.of(PayBasis.HOUR) : Optional.empty();
    }

    private static Optional<PayBasis> bySize(long sum) {
        return sum >= 3_000_000 ? Optional.of(PayBasis.YEAR) : Optional.empty();
    }

    private static boolean plausible(PayBasis basis, long sum) {
        return switch (basis) {
            case YEAR -> sum >= 1_000_000 && sum <= 100_000_000;
            case MONTH -> sum >= 100_000 && sum <= 9_000_000;
            case DAY -> sum >= 10_000 && sum <= 500_000;
            case HOUR -> sum >= 1_000 && sum <= 100_000;
            case NEGOTIABLE -> true;
        };
    }
}
