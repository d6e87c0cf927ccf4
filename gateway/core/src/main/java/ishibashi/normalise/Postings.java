package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Seeker;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import ishibashi.normalise.field.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the values of a row that was understood into the canonical records (domain §1, §2). */
final class Postings {
    private final Map<Field, FieldValue> values;
    private final LocalDate asOf;

    Postings(Map<Field, FieldValue> values, LocalDate asOf) {
        this.values = values;
        this.asOf = asOf;
    }

    Vacancy vacancy() {
        return new Vacancy(
                texts(Field.DEPARTMENTS),
                get(Field.WORKPLACE, Terms.Place.class).orElseThrow(),
                text(Field.FACILITY_TYPE),
                number(Field.BEDS),
                code(Field.WORKPLACE_KIND, Terms.WorkplaceKind.class).orElse(Terms.WorkplaceKind.EMPLOYED),
                code(Field.EMPLOYMENT, Terms.Employment.class).orElseThrow(),
                code(Field.WORK_PATTERN, Terms.WorkPattern.class),
                new Terms.Period(
                        day(Field.START_DATE).orElse(asOf),
                        inferred(Field.START_DATE) || day(Field.START_DATE).isEmpty(),
                        day(Field.PERIOD_TO)),
                code(Field.URGENCY, Terms.Urgency.class).orElse(Terms.Urgency.STANDING),
                day(Field.FILL_BY),
                text(Field.REASON),
                hours(),
                flag(Field.FLEXIBLE_HOURS).orElse(false),
                new Terms.Duty(number(Field.NIGHTS_PER_MONTH), flag(Field.ON_CALL)),
                pay(),
                get(Field.HEADCOUNT, Integer.class).orElse(1),
                text(Field.HOUSING).orElse("unknown"),
                text(Field.CHILDCARE).orElse("unknown"),
                flag(Field.TELESUPPORT),
                Set.copyOf(texts(Field.TRAINING)),
                day(Field.EXPIRES));
    }

    FacilityIdentity facility() {
        return new FacilityIdentity(
                text(Field.FACILITY_NAME).orElse(""),
                text(Field.INSTITUTION_CODE),
                text(Field.EMPLOYER_NAME),
                text(Field.CONTACT),
                text(Field.FREE_TEXT).orElse(""));
    }

    Seeker seeker() {
        Optional<LocalDate> consentedOn = day(Field.CONSENT_DATE);
        return new Seeker(
                texts(Field.DEPARTMENTS),
                texts(Field.SPECIALTIES),
                texts(Field.REGIONS),
                texts(Field.EXCLUDED_REGIONS),
                codes(Field.WORKPLACE_KINDS, Terms.WorkplaceKind.class),
                codes(Field.EMPLOYMENTS, Terms.Employment.class),
                codes(Field.WORK_PATTERNS, Terms.WorkPattern.class),
                hours(),
                flag(Field.SHORT_HOURS).orElse(false),
                day(Field.AVAILABLE),
                day(Field.AVAILABLE_TO),
                code(Field.NIGHT_DUTY, Terms.Stance.class).orElse(Terms.Stance.LIMITED),
                get(Field.PAY_WISH, Long.class).map(OptionalLong::of).orElse(OptionalLong.empty()),
                text(Field.HOUSING_WISH).filter("wanted"::equals).isPresent(),
                text(Field.CHILDCARE_WISH).filter("wanted"::equals).isPresent(),
                licenceYear(),
                Set.copyOf(texts(Field.INTENTS)),
                flag(Field.URGENT_OK).orElse(false),
                consentedOn.isEmpty()
                        ? Terms.Scope.OWN_BANK
                        : code(Field.CONSENT_SCOPE, Terms.Scope.class).orElse(Terms.Scope.OWN_BANK),
                consentedOn);
    }

    SeekerIdentity identity() {
        return new SeekerIdentity(
                text(Field.NAME).orElse(""),
                text(Field.KANA),
                text(Field.SEX),
                day(Field.BIRTH_DATE),
                text(Field.LICENCE_NUMBER).orElse(""),
                day(Field.LICENCE_DATE),
                text(Field.CURRENT_EMPLOYER),
                text(Field.CURRENT_EMPLOYER_CODE),
                List.of(),
                text(Field.PHONE),
                text(Field.EMAIL),
                text(Field.FREE_TEXT).orElse(""));
    }

    private <T> Optional<T> get(Field field, Class<T> kind) {
        FieldValue value = values.get(field);
        return value == null ? Optional.empty() : value.as(kind);
    }

    private boolean inferred(Field field) {
        FieldValue value = values.get(field);
        return value != null && value.inferred();
    }

    private Optional<String> text(Field field) {
        return get(field, String.class);
    }

    private List<String> texts(Field field) {
        return get(field, List.class)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    private Optional<LocalDate> day(Field field) {
        return get(field, Day.On.class).map(Day.On::date);
    }

    private OptionalInt number(Field field) {
        return get(field, Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private Optional<Boolean> flag(Field field) {
        return text(field).map("true"::equals);
    }

    private <E extends Enum<E>> Optional<E> code(Field field, Class<E> kind) {
        return text(field).map(code -> constant(code, kind));
    }

    private <E extends Enum<E>> Set<E> codes(Field field, Class<E> kind) {
        return texts(field).stream().map(code -> constant(code, kind)).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E constant(String code, Class<E> kind) {
        return Enum.valueOf(kind, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Terms.Hours hours() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        get(Field.DAYS, Set.class).ifPresent(set -> ((Set<?>) set).forEach(d -> days.add((DayOfWeek) d)));
        return new Terms.Hours(days, get(Field.HOURS_FROM, LocalTime.class), get(Field.HOURS_TO, LocalTime.class));
    }

    private Terms.Pay pay() {
        Optional<Long> min = get(Field.PAY_MIN, Long.class);
        Optional<Long> max = get(Field.PAY_MAX, Long.class);
        return new Terms.Pay(
                code(Field.PAY_BASIS, Terms.PayBasis.class).orElse(Terms.PayBasis.NEGOTIABLE),
                min.map(OptionalLong::of).orElse(OptionalLong.empty()),
                max.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private OptionalInt licenceYear() {
        return get(Field.LICENCE_DATE, Day.class)
                .map(day -> switch (day) {
                    case Day.On(LocalDate date) -> OptionalInt.of(date.getYear());
                    case Day.InYear(int year) -> OptionalInt.of(year);
                    case Day.AtOnce() -> OptionalInt.empty();
                })
                .orElse(OptionalInt.empty());
    }
}
