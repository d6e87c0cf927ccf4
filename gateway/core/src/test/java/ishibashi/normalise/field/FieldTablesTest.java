package ishibashi.normalise.field;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What single cells mean, a table a kind of value under {@code resources/normalise}; each names where its values come from. */
class FieldTablesTest {
    private static final Path CODES = Path.of("../../mappings/codes");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    @TestFactory
    Stream<DynamicTest> dates() {
        return table("dates", line -> judge(new Dates(DAY).read(line[0]).map(Day::wire), line[1], line[2]));
    }

    @TestFactory
    Stream<DynamicTest> sums_of_pay() {
        return table("pay", line -> {
            PayTexts texts = new PayTexts(Optional.of(line[1]).filter(u -> !u.isEmpty()), Optional.empty());
            Reading<String> read = texts.read(line[0])
                    .map(o -> o.basis().name().toLowerCase(Locale.ROOT)
                            + (o.min() == 0 ? "\t\t" : "\t" + o.min() + "\t" + o.max()));
            judge(read, line[2], line[2].equals("value") ? line[3] + "\t" + line[4] + "\t" + line[5] : line[3]);
        });
    }

    @TestFactory
    Stream<DynamicTest> check_digits_of_institution_codes() {
        return table(
                "institution-codes",
                line -> judge(new InstitutionCodes(CODES, line[1]).read(line[0]), line[2], line[3]));
    }

    @TestFactory
    Stream<DynamicTest> individual_numbers() {
        return table("individual-numbers", line -> assertThat(IndividualNumbers.in(Fold.text(line[0])))
                .isEqualTo(line[1].equals("yes")));
    }

    @TestFactory
    Stream<DynamicTest> departments() {
        Departments departments = new Departments(CODES);
        return table(
                "departments", line -> judge(departments.read(line[0]).map(FieldTablesTest::joined), line[1], line[2]));
    }

    @TestFactory
    Stream<DynamicTest> places() {
        return table("places", line -> {
            Places places = new Places(new Municipalities(CODES, line[1]));
            judge(places.read(line[0]).map(p -> p.municipality().orElse("")), line[2], line[3]);
        });
    }

    @TestFactory
    Stream<DynamicTest> wished_regions() {
        return table("regions", line -> {
            Regions regions = new Regions(CODES, new Municipalities(CODES, line[1]), line[1], Map.of());
            judge(regions.read(line[0]).map(FieldTablesTest::joined), line[2], line[3]);
        });
    }

    @TestFactory
    Stream<DynamicTest> days_of_the_week() {
        return table(
                "days", line -> judge(new WorkingDays().read(line[0]).map(FieldTablesTest::days), line[1], line[2]));
    }

    @TestFactory
    Stream<DynamicTest> working_hours() {
        return table("hours", line -> {
            Reading<String> read = Shifts.range(line[0]).map(s -> s.from() + "\t" + s.to());
            judge(read, line[1], line[1].equals("value") ? line[2] + "\t" + line[3] : line[2]);
        });
    }

    @TestFactory
    Stream<DynamicTest> texts_that_may_stand_in_no_cell() {
        return table("texts", line -> {
            Kind kind = Kind.valueOf(line[0].toUpperCase(Locale.ROOT));
            assertThat(TextChecks.offence(line[1], kind)
                            .map(code -> code.wire())
                            .orElse("-"))
                    .isEqualTo(line[2]);
        });
    }

    private static void judge(Reading<String> read, String outcome, String value) {
        switch (read) {
            case Reading.Value<String>(String found, boolean inferred, String rule) -> {
                assertThat(inferred ? "inferred" : "value").as(rule).isEqualTo(outcome);
                assertThat(found).isEqualTo(value);
            }
            case Reading.Absent<String> a -> assertThat("absent").isEqualTo(outcome);
            case Reading.Faulty<String> f -> {
                assertThat("faulty").isEqualTo(outcome);
                assertThat(f.code().wire()).isEqualTo(value);
            }
        }
    }

    private static String joined(List<String> all) {
        return String.join("|", all);
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(d -> d.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }

    private static Stream<DynamicTest> table(String name, Consumer<String[]> judge) {
        try (InputStream in = FieldTablesTest.class.getResourceAsStream("/normalise/" + name + ".tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().filter(l -> !l.startsWith("#")).toList();
            return lines.stream().map(line -> {
                String[] cells = line.replace("\\n", "\n").split("\t", -1);
                return DynamicTest.dynamicTest(line.replace('\t', ' '), () -> judge.accept(cells));
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
