package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Shape;
import ishibashi.message.Terms.PayBasis;
import ishibashi.normalise.field.Cached;
import ishibashi.normalise.field.CodeTable;
import ishibashi.normalise.field.Counts;
import ishibashi.normalise.field.DateHints;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.InstitutionCodes;
import ishibashi.normalise.field.Municipalities;
import ishibashi.normalise.field.Normaliser;
import ishibashi.normalise.field.PayTexts;
import ishibashi.normalise.field.People;
import ishibashi.normalise.field.Places;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.Regions;
import ishibashi.normalise.field.Shifts;
import ishibashi.normalise.field.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses for every line of a mapping how its cell is read. */
final class Readers {
    private final String prefecture;
    private final Shape shape;
    private final CodeTables tables;
    private final LocalDate asOf;
    private final Normaliser<Day> dates;
    private final Municipalities municipalities;

    /** @param prefecture of the bank, in which a place without one lies */
    Readers(String prefecture, Shape shape, CodeTables tables, LocalDate asOf) {
        this.prefecture = prefecture;
        this.shape = shape;
        this.tables = tables;
        this.asOf = asOf;
        this.dates = new Cached<>(new Dates(asOf));
        this.municipalities = new Municipalities(tables.folder(), prefecture);
    }

    List<RuleEngine> all() {
        return shape.rules().stream()
                .map(rule -> new RuleEngine(rule, OwnWords.of(shape, rule), split(rule)))
                .toList();
    }

    private RuleEngine.Split split(FieldRule rule) {
        Field field = rule.fills().iterator().next();
        return switch (rule.as()) {
            case HOURS -> Compound.hours();
            case PERIOD -> Compound.period(dates(rule));
            case LICENCE -> Compound.licence(dates(rule));
            case PAY ->
                Compound.pay(
                        payTexts(rule), codes(rule, "payBasis"), !rule.sources().containsKey(""));
            case NAME -> Compound.name();
            case TEXT -> one(field, field == Field.CONTACT || field == Field.PHONE ? People::phone : Readers::text);
            case KANA -> one(field, People::kana);
            case CODE -> one(field, code(rule, field));
            case CODES -> one(field, codes(rule, field.table())::readAll);
            case DATE -> one(field, dates(rule));
            case TIME -> one(field, Shifts::one);
            case DAYS -> one(field, new Cached<>(new WorkingDays()));
            case COUNT -> one(field, new Cached<>(new Counts(most(field), field == Field.NIGHTS_PER_MONTH)));
            case MONEY -> one(field, new Cached<>(Compound.money(payTexts(rule))));
            case DEPARTMENTS -> one(field, new Cached<>(tables.departments()));
            case SPECIALTIES -> one(field, new Cached<>(tables.specialties()));
            case PLACE -> one(field, new Cached<>(new Places(municipalities)));
            case REGIONS -> one(field, new Cached<>(regions()));
            case INSTITUTION_CODE -> one(field, new InstitutionCodes(tables.folder(), prefecture));
            case LICENCE_NUMBER -> one(field, People::licence);
        };
    }

    private Normaliser<Day> dates(FieldRule rule) {
        FieldRule.Options options = rule.options();
        return options.era().isEmpty() && options.order().isEmpty()
                ? dates
                : new Cached<>(new DateHints(asOf, options.era(), options.order()));
    }

    /** Names the type of what a method reads. */
    private static <T> RuleEngine.Split one(Field field, Normaliser<T> normaliser) {
        return RuleEngine.one(field, normaliser);
    }

    private static int most(Field field) {
        return field == Field.BEDS ? 3_000 : field == Field.HEADCOUNT ? 99 : 31;
    }

    private Regions regions() {
        return new Regions(
                tables.folder(), municipalities, prefecture, shape.codes().getOrDefault("regions", Map.of()));
    }

    private Normaliser<String> code(FieldRule rule, Field field) {
        CodeTable table = codes(rule, field.table());
        return new Cached<>(
                switch (field) {
                    case ON_CALL -> raw -> countedAs(table.read(raw), raw, "true");
                    case NIGHT_DUTY -> raw -> countedAs(table.read(raw), raw, "limited");
                    default -> table;
                });
    }

    /** 月4回 in place of 有: a number that is not nought. */
    private static Reading<String> countedAs(Reading<String> reading, String raw, String code) {
        return reading instanceof Reading.Faulty<String>
                        && new Counts(31, true).read(raw) instanceof Reading.Value<Integer>(Integer n, var i, var r)
                        && n > 0
                ? Reading.value(code, "a-number-of-times")
                : reading;
    }

    private CodeTable codes(FieldRule rule, String shared) {
        return new CodeTable(
                tables.words().byWord(shared),
                shape.codes().getOrDefault(rule.options().codes(), Map.of()));
    }

    private static PayTexts payTexts(FieldRule rule) {
        Optional<PayBasis> basis = rule.options().basis().map(word -> PayBasis.valueOf(word.toUpperCase(Locale.ROOT)));
        return new PayTexts(rule.options().unit(), basis);
    }

    private static Reading<String> text(String raw) {
        String text = raw.strip();
        return text.isEmpty() || text.equals("null") ? Reading.absent("empty") : Reading.value(text, "as-written");
    }
}
