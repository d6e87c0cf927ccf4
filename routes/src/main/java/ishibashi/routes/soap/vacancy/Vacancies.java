package ishibashi.routes.soap.vacancy;

import ishibashi.message.Digest;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.field.InstitutionCodes;
import ishibashi.normalise.field.Municipalities;
import ishibashi.normalise.field.Normaliser;
import ishibashi.normalise.field.Places;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.TextChecks;
import ishibashi.refusal.Code;
import ishibashi.routes.soap.wss.Canonical;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The element {@code Vacancy} (domain §1) as a canonical row, or all that speaks against it. */
public final class Vacancies {
    private static final String ROW = "1";

    private final CodeTables tables;
    private final Normaliser<Terms.Place> places;
    private final Normaliser<String> institutionCodes;

    public Vacancies(CodeTables tables) {
        this.tables = tables;
        // Codes are whole here: no prefecture has to complete them.
        this.places = new Places(new Municipalities(tables.folder(), ""));
        this.institutionCodes = new InstitutionCodes(tables.folder(), "");
    }

    /** What came of reading. */
    public sealed interface Read {
        record Understood(Row.OfVacancy row) implements Read {}

        record Objected(List<Objection> objections) implements Read {
            public Objected {
                objections = List.copyOf(objections);
            }
        }
    }

    /** @param vacancy valid by the schema */
    public Read read(Element vacancy) {
        List<Objection> found = new ArrayList<>();
        for (Element leaf : Leaves.below(vacancy)) {
            TextChecks.offence(leaf.getTextContent(), Kind.VACANCY)
                    .ifPresent(code -> found.add(Objection.at(leaf, code, List.of())));
        }
        Optional<Objection> patient =
                found.stream().filter(o -> o.code() == Code.PATIENT_DATA).findFirst();
        if (patient.isPresent()) {
            return new Read.Objected(List.of(patient.get()));
        }
        Leaves leaves = new Leaves(vacancy);
        Element municipality = leaves.element("municipality").orElseThrow();
        Optional<Terms.Place> place = value(places.read(Leaves.text(municipality)), municipality, found);
        List<String> departments = named(leaves.all("department"), tables.departments(), found);
        Set<String> training = Set.copyOf(named(leaves.all("trainingFor"), tables.specialties(), found));
        leaves.inside("facility")
                .element("institutionCode")
                .ifPresent(code -> value(institutionCodes.read(Leaves.text(code)), code, found));
        together(leaves, found);
        if (!found.isEmpty() || place.isEmpty()) {
            return new Read.Objected(found);
        }
        Row.OfVacancy row = new Row.OfVacancy(
                1,
                ROW,
                Digest.of(Canonical.of(vacancy).toArray()),
                leaves.text("number").orElseThrow(),
                raw(vacancy),
                terms(leaves, departments, place.get(), training),
                facility(leaves.inside("facility")));
        return new Read.Understood(row);
    }

    /** The taking back of a record, by its sender's own number. */
    public static Row.Withdrawn withdrawn(Element operation, String number) {
        return new Row.Withdrawn(1, ROW, Digest.of(Canonical.of(operation).toArray()), Kind.VACANCY, number);
    }

    private static <T> Optional<T> value(Reading<T> reading, Element at, List<Objection> found) {
        return switch (reading) {
            case Reading.Value<T>(T value, boolean inferred, String rule) -> Optional.of(value);
            case Reading.Absent<T>(String rule) -> {
                found.add(Objection.at(at, Code.MISSING_KEY, List.of()));
                yield Optional.empty();
            }
            case Reading.Faulty<T>(Code code, List<String> arguments) -> {
                found.add(Objection.at(at, code, arguments));
                yield Optional.empty();
            }
        };
    }

    private static List<String> named(List<Element> elements, Normaliser<List<String>> names, List<Objection> found) {
        Set<String> all = new LinkedHashSet<>();
        for (Element element : elements) {
            value(names.read(Leaves.text(element)), element, found).ifPresent(all::addAll);
        }
        return List.copyOf(all);
    }

    private static void together(Leaves leaves, List<Objection> found) {
        Optional<LocalDate> start = leaves.day("startDate");
        leaves.element("endDate")
                .filter(end ->
                        start.isPresent() && LocalDate.parse(Leaves.text(end)).isBefore(start.get()))
                .ifPresent(end -> found.add(Objection.at(end, Code.END_BEFORE_START, List.of())));
        Leaves pay = leaves.inside("pay");
        OptionalLong min = pay.amount("min");
        pay.element("max")
                .filter(max -> min.isPresent() && Long.parseLong(Leaves.text(max)) < min.getAsLong())
                .ifPresent(max -> found.add(Objection.at(max, Code.CONTRADICTION, List.of())));
        Set<String> days = new HashSet<>();
        leaves.all("day").stream()
                .filter(day -> !days.add(Leaves.text(day)))
                .findFirst()
                .ifPresent(day -> found.add(Objection.at(day, Code.CONTRADICTION, List.of())));
    }

    private static Vacancy terms(Leaves v, List<String> departments, Terms.Place place, Set<String> training) {
        Leaves pay = v.inside("pay");
        return new Vacancy(
                departments,
                place,
                v.text("facilityType"),
                v.number("beds"),
                code(v.text("workplaceKind").orElse("employed"), Terms.WorkplaceKind.class),
                code(v.text("employment").orElseThrow(), Terms.Employment.class),
                v.text("workPattern").map(code -> code(code, Terms.WorkPattern.class)),
                new Terms.Period(v.day("startDate").orElseThrow(), false, v.day("endDate")),
                code(v.text("urgency").orElse("standing"), Terms.Urgency.class),
                v.day("fillBy"),
                v.text("reason"),
                new Terms.Hours(
                        v.texts("day").stream().map(Vacancies::day).collect(Collectors.toSet()),
                        v.text("from").map(LocalTime::parse),
                        v.text("to").map(LocalTime::parse)),
                v.flag("flexibleHours").orElse(false),
                new Terms.Duty(v.number("nightsPerMonth"), v.flag("onCall")),
                new Terms.Pay(
                        code(pay.text("basis").orElseThrow(), Terms.PayBasis.class),
                        pay.amount("min"),
                        pay.amount("max")),
                v.number("headcount").orElse(1),
                v.text("housing").orElse("unknown"),
                v.text("childcare").orElse("unknown"),
                v.flag("telesupport"),
                training,
                v.day("expires"));
    }

    private static FacilityIdentity facility(Leaves facility) {
        return new FacilityIdentity(
                facility.text("name").orElseThrow(),
                facility.text("institutionCode"),
                facility.text("employer"),
                facility.text("contact"),
                facility.text("freeText").orElse(""));
    }

    private static RawRow raw(Element vacancy) {
        return new RawRow(Leaves.below(vacancy).stream()
                .map(leaf -> new RawRow.Cell(leaf.getLocalName(), Path.of(leaf), leaf.getTextContent()))
                .toList());
    }

    private static <E extends Enum<E>> E code(String code, Class<E> kind) {
        return Enum.valueOf(kind, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static DayOfWeek day(String code) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(code))
                .findFirst()
                .orElseThrow();
    }
}
