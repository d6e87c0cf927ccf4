package ishibashi.match.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is wrong with an instance is told by its place, in both languages. */
class InstanceFileTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/match/board/faulty.tsv",
            numLinesToSkip = 1,
            delimiter = '\t',
            quoteCharacter = '\u0000',
            nullValues = "-",
            emptyValue = "")
    void what_is_wrong_is_told_by_its_place(String what, String json, String place) {
        assertThat(InstanceFile.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InstanceFile.Read.Faulty.class,
                        faulty -> assertThat(faulty.faults()).first().satisfies(fault -> {
                            assertThat(fault.place()).startsWith(place == null ? "" : place);
                            assertThat(fault.ja()).isNotEmpty();
                            assertThat(fault.en()).isNotEmpty();
                        }));
    }

    @Test
    void no_more_than_twenty_faults_are_told() {
        StringBuilder json = new StringBuilder("{\"doctors\":{},\"hospitals\":{},\"capacities\":{");
        for (int n = 0; n < 100; n++) {
            json.append(n == 0 ? "" : ",").append("\"x").append(n).append("\":1");
        }
        assertThat(InstanceFile.read(json.append("}}").toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(InstanceFile.Read.Faulty.class, faulty -> assertThat(faulty.faults())
                        .hasSize(20));
    }
}
