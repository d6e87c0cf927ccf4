package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.message.RawRow;
import ishibashi.message.Terms.PayBasis;
import ishibashi.normalise.field.CodeTable;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Normaliser;
import ishibashi.normalise.field.PayTexts;
import ishibashi.normalise.field.People;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.Shifts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that fill several fields at once. */
final class Compound {
    private static final Pattern RANGE = Pattern.compile("[～~〜]|から");
    private static final Pattern OPEN_END = Pattern.compile(".*(?:定めなし|定めのない|なし|無し|無期|期限なし|未定).*");
    private static final Pattern LICENCE = Pattern.compile("([^(（]+)[(（](.+)[)）]");

    private Compound() {}

    /** A name in one cell, or family and given name apart. */
    static RuleEngine.Split name() {
        return (cell, parts, into) -> {
            Optional<RawRow.Cell> family = parts.of("family");
            String given = parts.of("given").map(RawRow.Cell::text).orElse("");
            into.put(
                    Field.NAME,
                    family.isPresent()
                            ? new FieldValue(People.name(family.get().text() + " " + given), family.get())
                            : new FieldValue(People.name(cell.text()), cell));
        };
    }

    static RuleEngine.Split hours() {
        return (cell, parts, into) -> {
            Reading<Shifts.Shift> shift = Shifts.range(cell.text());
            into.put(Field.HOURS_FROM, new FieldValue(shift.map(Shifts.Shift::from), cell));
            into.put(Field.HOURS_TO, new FieldValue(shift.map(Shifts.Shift::to), cell));
        };
    }

    static RuleEngine.Split period(Normaliser<Day> dates) {
        return (cell, parts, into) -> {
            String[] ends = RANGE.split(cell.text(), 2);
            Reading<Day> start = dates.read(ends[0]);
            Reading<Day> end = ends.length < 2
                            || ends[1].isBlank()
                            || OPEN_END.matcher(ends[1]).matches()
                    ? Reading.absent("open-end")
                    : dates.read(ends[1]);
            into.put(Field.START_DATE, new FieldValue(start, cell));
            into.put(Field.PERIOD_TO, new FieldValue(end, cell));
        };
    }

    static RuleEngine.Split licence(Normaliser<Day> dates) {
        return (cell, parts, into) -> {
            Matcher m = LICENCE.matcher(cell.text().strip());
            boolean both = m.matches();
            into.put(Field.LICENCE_NUMBER, new FieldValue(People.licence(both ? m.group(1) : cell.text()), cell));
            into.put(
                    Field.LICENCE_DATE,
                    new FieldValue(both ? dates.read(m.group(2)) : Reading.absent("not-stated"), cell));
        };
    }

    static RuleEngine.Split pay(PayTexts texts, CodeTable bases, boolean inParts) {
        return (cell, parts, into) -> {
            Optional<RawRow.Cell> min = parts.of("min");
            Reading<PayTexts.Offer> offer =
                    inParts ? parted(texts, bases, min.orElse(cell), parts) : texts.read(cell.text());
            RawRow.Cell at = min.orElse(cell);
            into.put(Field.PAY_BASIS, new FieldValue(basis(offer), at));
            into.put(Field.PAY_MIN, new FieldValue(sum(offer, PayTexts.Offer::min), at));
            into.put(Field.PAY_MAX, new FieldValue(sum(offer, PayTexts.Offer::max), at));
        };
    }

    private static Reading<PayTexts.Offer> parted(
            PayTexts texts, CodeTable bases, RawRow.Cell min, RuleEngine.Parts parts) {
        Reading<String> basis = parts.of("basis").map(c -> bases.read(c.text())).orElse(Reading.absent("not-stated"));
        String unit = parts.of("unit").map(RawRow.Cell::text).orElse("");
        if (basis instanceof Reading.Faulty<String> f) {
            return new Reading.Faulty<>(f.code(), f.arguments());
        }
        Optional<PayBasis> stated = basis instanceof Reading.Value<String> v
                ? Optional.of(PayBasis.valueOf(v.value().toUpperCase(Locale.ROOT)))
                : Optional.empty();
        if (stated.equals(Optional.of(PayBasis.NEGOTIABLE)) || (min.text().isBlank() && stated.isEmpty())) {
            return Reading.value(new PayTexts.Offer(PayBasis.NEGOTIABLE, 0, 0, false), "negotiable");
        }
        if (min.text().isBlank()) {
            return Reading.absent("nothing-stated");
        }
        String max =
                parts.of("max").map(RawRow.Cell::text).filter(t -> !t.isBlank()).orElse(min.text());
        String word = stated.map(b -> switch (b) {
                    case YEAR -> "年";
                    case MONTH -> "月";
                    case DAY -> "日";
                    case HOUR -> "時";
                    case NEGOTIABLE -> "";
                })
                .orElse("");
        return texts.read(word + min.text() + unit + "~" + max + unit);
    }

    private static Reading<String> basis(Reading<PayTexts.Offer> offer) {
        return switch (offer) {
            case Reading.Value<PayTexts.Offer> v ->
                new Reading.Value<>(
                        v.value().basis().name().toLowerCase(Locale.ROOT),
                        v.value().basisInferred(),
                        v.rule());
            case Reading.Absent<PayTexts.Offer> a -> new Reading.Absent<>(a.rule());
            case Reading.Faulty<PayTexts.Offer> f -> new Reading.Faulty<>(f.code(), f.arguments());
        };
    }

    private static Reading<Long> sum(Reading<PayTexts.Offer> offer, Function<PayTexts.Offer, Long> part) {
        return offer instanceof Reading.Value<PayTexts.Offer> v && v.value().basis() == PayBasis.NEGOTIABLE
                ? Reading.absent("negotiable")
                : offer.map(part);
    }

    /** A sum by the year. */
    static Normaliser<Long> money(PayTexts texts) {
        return raw -> sum(texts.read(raw), PayTexts.Offer::min);
    }
}
