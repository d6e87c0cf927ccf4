package ishibashi.normalise.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dates of numbers, with what a bank says of them ({@code resources/normalise/date-hints.tsv}). */
class DateHintsTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 8, 20);

    @TestFactory
    Stream<DynamicTest> a_date_is_read_as_its_bank_means_it() throws IOException {
        try (InputStream in = DateHintsTest.class.getResourceAsStream("/normalise/date-hints.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream()
                            .map(line -> DynamicTest.dynamicTest(line, () -> judge(line.split("\t", -1))));
        }
    }

    private static void judge(String[] cells) {
        Reading<Day> reading = new DateHints(AS_OF, word(cells[1]), word(cells[2])).read(cells[0]);
        assertThat(
                        switch (reading) {
                            case Reading.Value<Day>(Day day, var inferred, var rule) -> day.wire();
                            case Reading.Absent<Day> a -> "absent";
                            case Reading.Faulty<Day> f -> f.code().wire();
                        })
                .isEqualTo(cells[3]);
    }

    private static Optional<String> word(String cell) {
        return Optional.of(cell).filter(word -> !word.isEmpty());
    }
}
