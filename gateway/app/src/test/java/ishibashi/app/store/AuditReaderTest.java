package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.audit.Finding;
import ishibashi.audit.FindingText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Security case 77: whoever has the database can do what {@code manipulations.tsv} lists, and is told. */
@ExtendWith(SharedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditReaderTest {
    private static final Pattern ID = Pattern.compile("\\{(\\d+)}");

    private AuditDatabase audit;

    /** A line of the table. */
    record Manipulation(String done, String kind, Optional<Long> number, String sentence, String sql) {
        @Override
        public String toString() {
            return done;
        }
    }

    @BeforeAll
    void start(SharedDatabase.Running running, @TempDir Path folder) throws IOException, SQLException {
        audit = new AuditDatabase(running, new Seal(folder));
    }

    @AfterAll
    void stop() {
        audit.close();
    }

    /** Twelve entries, heads over four, eight and all twelve. */
    @BeforeEach
    void twelve() {
        audit.empty();
        for (int n = 0; n < 3; n++) {
            audit.write(4);
            audit.chain(4);
            audit.pass(Heads.INTERVAL);
        }
        assertThat(audit.signed()).containsExactly(4L, 8L, 12L);
    }

    @Test
    void an_audit_that_nobody_touched_holds() {
        assertThat(audit.reader().verify()).isEqualTo(new AuditReader.Verdict(12, Optional.empty()));
    }

    @Test
    void entries_that_no_head_vouches_for_yet_hold_too() {
        audit.write(3);
        audit.pass(Duration.ofSeconds(-1));
        audit.chain(3);
        audit.write(3);
        assertThat(audit.reader().verify()).isEqualTo(new AuditReader.Verdict(15, Optional.empty()));
    }

    static List<Manipulation> manipulations() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AuditReaderTest.class.getResourceAsStream("/audit/manipulations.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Manipulation(
                            cells[0],
                            cells[1],
                            Optional.of(cells[2]).filter(n -> !n.isEmpty()).map(Long::valueOf),
                            ids(cells[3]),
                            ids(cells[4])))
                    .toList();
        }
    }

    private static String ids(String text) {
        return ID.matcher(text)
                .replaceAll(n -> AuditDatabase.id(Long.parseLong(n.group(1))).toString());
    }

    @ParameterizedTest
    @MethodSource("manipulations")
    void what_was_done_by_hand_is_named(Manipulation manipulation) throws SQLException {
        audit.byHand(manipulation.sql());
        AuditReader.Verdict verdict = audit.reader().verify();
        assertThat(verdict.holds()).isFalse();
        Finding finding = verdict.finding().orElseThrow();
        assertThat(finding.kind()).isEqualTo(manipulation.kind());
        assertThat(finding.place()).isEqualTo(manipulation.number());
        assertThat(FindingText.of(finding).en()).isEqualTo(manipulation.sentence());
        assertThat(FindingText.of(finding).ja()).matches(".*[ぁ-ん].*。");
    }

    @Test
    void an_act_that_waits_for_its_link_longer_than_a_minute_is_named() {
        AuditReader reader = audit.reader();
        audit.write(1);
        audit.pass(AuditReader.LINKED);
        assertThat(reader.verify().holds()).isTrue();
        audit.pass(Duration.ofNanos(1_000));
        assertThat(reader.verify().finding())
                .contains(new Finding.Unlinked(
                        AuditDatabase.id(13), AuditDatabase.START.plus(Heads.INTERVAL.multipliedBy(3))));
    }

    @Test
    void an_act_that_waited_while_no_gateway_ran_is_given_its_minute() {
        audit.write(1);
        audit.pass(Duration.ofDays(7));
        assertThat(audit.reader().verify().holds()).isTrue();
    }

    @Test
    void an_act_that_an_open_transaction_keeps_from_its_link_is_not_named() throws SQLException {
        AuditReader reader = audit.reader();
        try (var session = audit.session()) {
            session.setAutoCommit(false);
            session.createStatement().execute("select pg_current_xact_id()");
            audit.write(1);
            audit.pass(Duration.ofHours(1));
            assertThat(audit.chain()).isZero();
            assertThat(reader.verify().holds()).isTrue();
        }
    }
}
