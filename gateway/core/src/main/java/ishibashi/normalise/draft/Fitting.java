package ishibashi.normalise.draft;

import ishibashi.bank.As;
import ishibashi.bank.Field;
import ishibashi.bank.Heading;
import ishibashi.message.Kind;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.FieldTexts;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.TextChecks;
import ishibashi.normalise.read.Sample;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries the values of columns with the readers of the fields of one kind of posting. */
final class Fitting {
    private static final int TRIED = 80;
    private static final double HALF = 0.5;
    private static final Pattern BETWEEN = Pattern.compile("[、,・/\\s　|;]+");
    private static final Pattern BOX = Pattern.compile("[☑■✓✔☒□☐]");
    private static final int MANY = 80;
    private static final int LONGEST_WORD = 20;
    private static final List<Optional<String>> UNITS =
            List.of(Optional.empty(), Optional.of("万円"), Optional.of("千円"), Optional.of("円"));

    private final String prefecture;
    private final CodeTables tables;
    private final LocalDate asOf;
    private final Kind kind;
    private final Map<String, FieldTexts> readers = new HashMap<>();
    private final Map<String, Integer> tablesOfWord = new HashMap<>();

    Fitting(String prefecture, CodeTables tables, LocalDate asOf, Kind kind) {
        this.prefecture = prefecture;
        this.tables = tables;
        this.asOf = asOf;
        this.kind = kind;
        Slot.all(kind).stream()
                .filter(slot -> slot.as() == As.CODE || slot.as() == As.CODES)
                .map(slot -> slot.field().table())
                .distinct()
                .forEach(table -> tables.words().byWord(table).keySet().stream()
                        .map(Heading::key)
                        .distinct()
                        .forEach(word -> tablesOfWord.merge(word, 1, Integer::sum)));
    }

    /** @param first it is the file's first column */
    Fitness of(Slot slot, Sample.Column column, int records, boolean first) {
        List<String> filled = column.filled();
        if (filled.isEmpty()) {
            return Fitness.NOTHING_SEEN;
        }
        return switch (slot.as()) {
            case TEXT, NAME ->
                slot.part().equals("unit")
                        ? units(filled)
                        : TextKinds.of(slot.isPartOfName() ? Field.FILL_BY : slot.field(), filled, records, first);
            case DEPARTMENTS -> read(slot, filled, 0.8, "診療科の名前として読める", "read as departments");
            case SPECIALTIES -> read(slot, filled, 0.6, "専門医の名前として読める", "read as board titles");
            case PLACE -> read(slot, filled, 0.7, "市町村として読める", "read as municipalities");
            case REGIONS -> read(slot, filled, 0.6, "希望地域として読める", "read as regions");
            case INSTITUTION_CODE -> read(slot, filled, 0.9, "医療機関コードとして読める", "read as institution codes");
            case LICENCE_NUMBER -> licence(slot, filled);
            case LICENCE -> read(slot, filled, 0.9, "番号と登録日として読める", "read as number and day");
            case HOURS -> read(slot, filled, 0.9, "始めと終わりの時刻として読める", "read as from and to");
            case TIME -> read(slot, filled, 0.5, "時刻として読める", "read as a time");
            case DAYS -> read(slot, filled, 0.8, "曜日として読める", "read as days of the week");
            case PERIOD -> period(slot, filled);
            case PAY -> money(slot, filled, 0.6);
            case MONEY -> slot.part().isEmpty() ? money(slot, filled, 0.4) : sums(filled);
            case KANA -> read(slot, filled, 0.7, "かなとして読める", "read as kana");
            case COUNT -> read(slot, filled, 0.2, "小さい数として読める", "read as small numbers");
            case DATE -> days(slot, filled);
            case CODE, CODES -> codes(slot, filled);
        };
    }

    /** The unit that sums without one are taken for: what the heading says, else the first by which they can be read. */
    Optional<String> unit(Slot slot, Sample.Column column) {
        if (slot.as() != As.PAY && slot.as() != As.MONEY) {
            return Optional.empty();
        }
        Optional<String> said = UNITS.stream()
                .flatMap(Optional::stream)
                .filter(unit -> column.name().contains(unit))
                .findFirst();
        return said.or(() -> slot.part().isEmpty() ? byValues(slot, column.filled()) : Optional.empty());
    }

    private Optional<String> byValues(Slot slot, List<String> filled) {
        Optional<String> best = Optional.empty();
        double most = -1;
        for (Optional<String> unit : UNITS) {
            double share = share(reader(slot, unit), slot, filled);
            if (share > most + 0.05) {
                best = unit;
                most = share;
            }
        }
        return best;
    }

    /** Words of a column that cannot be read, each once; what stands there once by mistake, or is no word, is left out. */
    Set<String> unread(Slot slot, Sample.Column column) {
        FieldTexts reader = reader(slot, Optional.empty());
        boolean several = slot.as() == As.CODES || slot.as() == As.REGIONS;
        List<String> filled = column.filled().stream()
                .flatMap(text -> several ? BETWEEN.splitAsStream(text) : Stream.of(text))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !BOX.matcher(text).find())
                .toList();
        int least = filled.size() < MANY ? 1 : 2;
        Map<String, Long> times = filled.stream().collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        return times.entrySet().stream()
                .filter(e -> e.getValue() >= least && e.getKey().length() <= LONGEST_WORD)
                .map(Map.Entry::getKey)
                .filter(text -> reader.read(text).get(slot.field()) instanceof Reading.Faulty<?>)
                .filter(text -> TextChecks.offence(text, kind).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private FieldTexts reader(Slot slot, Optional<String> unit) {
        return readers.computeIfAbsent(
                slot.word() + unit.orElse(""),
                word -> FieldTexts.of(slot.reading(), kind, unit, prefecture, tables, asOf));
    }

    /** Of the texts that say something, those that can be read; 0 if none does. */
    private static double share(FieldTexts reader, Slot slot, List<String> filled) {
        int read = 0;
        int said = 0;
        for (String text : new HashSet<>(filled).stream().limit(TRIED).toList()) {
            Map<Field, Reading<?>> readings = reader.read(text);
            boolean whole =
                    slot.as() != As.LICENCE || readings.values().stream().allMatch(Reading.Value.class::isInstance);
            switch (readings.get(slot.field())) {
                case Reading.Value<?> v -> {
                    read += whole ? 1 : 0;
                    said++;
                }
                case Reading.Faulty<?> f -> said++;
                case Reading.Absent<?> a -> {}
                case null -> {}
            }
        }
        return said == 0 ? 0 : (double) read / said;
    }

    private Fitness read(Slot slot, List<String> filled, double weight, String ja, String en) {
        double share = share(reader(slot, Optional.empty()), slot, filled);
        return share < HALF
                ? new Fitness(-weight * (HALF - share), share, "", "")
                : new Fitness(weight * share, share, percent(share) + ja, percent(share) + en);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "% ";
    }

    private Fitness period(Slot slot, List<String> filled) {
        long ranges = filled.stream()
                .filter(text -> text.matches("(?s).*(?:[～~〜]|から).+"))
                .count();
        return ranges * 2 < filled.size()
                ? new Fitness(-0.3, 0, "", "")
                : read(slot, filled, 0.9, "期間として読める", "read as a period");
    }

    private Fitness licence(Slot slot, List<String> filled) {
        boolean different = new HashSet<>(filled).size() > HALF * filled.size();
        return read(slot, filled, different ? 0.35 : 0.05, "登録番号の形", "of the form of a licence number");
    }

    private Fitness money(Slot slot, List<String> filled, double weight) {
        double share = share(reader(slot, byValues(slot, filled)), slot, filled);
        return share < HALF
                ? new Fitness(-weight, share, "", "")
                : new Fitness(weight * share, share, percent(share) + "金額として読める", percent(share) + "read as sums");
    }

    /** A part of a sum: a number that is not small. */
    private static Fitness sums(List<String> filled) {
        long sums = filled.stream()
                .filter(text -> text.replaceAll("[,円\\s]", "").matches("\\d{3,9}(?:\\.\\d+)?"))
                .count();
        double share = (double) sums / filled.size();
        return share < HALF
                ? new Fitness(-HALF, share, "", "")
                : new Fitness(0.3 * share, share, percent(share) + "金額の形", percent(share) + "of the form of sums");
    }

    private static Fitness units(List<String> filled) {
        boolean units = filled.stream()
                .allMatch(text -> UNITS.stream().flatMap(Optional::stream).anyMatch(text.strip()::equals));
        return units ? new Fitness(0.6, 1, "金額の単位", "units of sums") : new Fitness(-1, 0, "", "");
    }

    private Fitness days(Slot slot, List<String> filled) {
        FieldTexts reader = reader(slot, Optional.empty());
        DayRanges range = DayRanges.of(slot.field());
        int said = 0;
        int read = 0;
        int within = 0;
        for (String text : new HashSet<>(filled).stream().limit(TRIED).toList()) {
            Reading<?> reading = reader.read(text).get(slot.field());
            said += reading instanceof Reading.Absent<?> ? 0 : 1;
            if (reading instanceof Reading.Value<?> value && value.value() instanceof Day day) {
                read++;
                within += range.holds(day, asOf) ? 1 : 0;
            }
        }
        double share = said == 0 ? 0 : (double) read / said;
        double fit = read == 0 ? 0 : (double) within / read;
        if (share < HALF || fit < HALF) {
            return new Fitness(said == 0 ? 0 : -HALF, share, "", "");
        }
        return new Fitness(
                0.4 * share * fit,
                share,
                percent(share) + "日付として読め、時期も合う",
                percent(share) + "read as dates, and of such years");
    }

    /** Words as 無期 tell the field, those as 有 that many fields have tell little. */
    private Fitness codes(Slot slot, List<String> filled) {
        double share = share(reader(slot, Optional.empty()), slot, filled);
        double own = filled.stream()
                .limit(TRIED)
                .mapToDouble(text -> 1.0 / Math.max(1, tablesOfWord.getOrDefault(Heading.key(text), 3)))
                .average()
                .orElse(0);
        return share < HALF
                ? new Fitness(-0.3 * (HALF - share), share, "", "")
                : new Fitness(0.6 * share * own, share, percent(share) + "共通の語", percent(share) + "words that all use");
    }
}
