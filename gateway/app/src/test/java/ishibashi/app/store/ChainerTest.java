package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainerTest {
    private AuditDatabase audit;

    @BeforeAll
    void start(SharedDatabase.Running running, @TempDir Path folder) throws IOException, SQLException {
        audit = new AuditDatabase(running, new Seal(folder));
    }

    @AfterAll
    void stop() {
        audit.close();
    }

    @BeforeEach
    void empty() {
        audit.empty();
    }

    private List<UUID> linked() {
        return audit.database()
                .jdbc()
                .query("select act from audit_link order by number", (row, n) -> row.getObject("act", UUID.class));
    }

    private void insert(long n, String transaction) throws SQLException {
        audit.byHand("""
                insert into audit_act (id, at, act, who, details) values ('%1$s', now(), 'x', 'bank-09', '{"a": "1"}');
                insert into audit_waiting (transaction, act) values ('%2$s', '%1$s')""".formatted(AuditDatabase.id(n), transaction));
    }

    @Test
    void what_is_linked_waits_no_more() {
        audit.write(7);
        audit.chain(7);
        assertThat(audit.chain()).isZero();
        assertThat(audit.database().jdbc().queryForObject("select count(*) from audit_waiting", Long.class))
                .isZero();
        assertThat(audit.database().jdbc().queryForList("select number from audit_link order by number", Long.class))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void acts_of_one_transaction_are_linked_as_they_were_written() {
        Acts acts = audit.acts();
        audit.database().run(() -> {
            acts.writeAll(List.of(new Acts.Act("a", "bank-09", Map.of()), new Acts.Act("b", "bank-09", Map.of())));
            acts.write("c", "bank-09", Map.of());
        });
        audit.chain(3);
        assertThat(linked()).containsExactly(AuditDatabase.id(1), AuditDatabase.id(2), AuditDatabase.id(3));
    }

    @Test
    void what_may_still_be_overtaken_is_not_linked() throws SQLException {
        try (var session = audit.session()) {
            session.setAutoCommit(false);
            session.createStatement().execute("select pg_current_xact_id()");
            audit.write(1);
            assertThat(audit.chain()).isZero();
            session.createStatement().execute("""
                    with act as (insert into audit_act (id, at, act, who, details)
                        values ('%s', now(), 'x', 'bank-09', '{}') returning id)
                    insert into audit_waiting (act) select id from act""".formatted(AuditDatabase.id(50)));
            session.commit();
        }
        audit.chain(2);
        assertThat(linked()).containsExactly(AuditDatabase.id(50), AuditDatabase.id(1));
    }

    @Test
    void an_act_restored_from_another_cluster_is_linked_whatever_number_its_transaction_had() throws SQLException {
        insert(70, "9000000000000");
        insert(71, "3");
        audit.chain(2);
        assertThat(linked()).containsExactly(AuditDatabase.id(71), AuditDatabase.id(70));
        assertThat(audit.reader().verify().holds()).isTrue();
    }

    @Test
    void an_act_that_waits_though_it_is_linked_stands_in_nobodys_way() throws SQLException {
        audit.write(1);
        audit.chain(1);
        audit.byHand("insert into audit_waiting (transaction, act) values ('3', '" + AuditDatabase.id(1) + "')");
        audit.write(1);
        audit.chain(1);
        assertThat(linked()).containsExactly(AuditDatabase.id(1), AuditDatabase.id(2));
    }

    @Test
    void a_head_is_signed_when_the_chain_has_grown_and_the_last_is_old_enough() {
        audit.write(1);
        audit.chain(1);
        audit.write(1);
        audit.chain(1);
        assertThat(audit.signed()).containsExactly(1L);
        audit.pass(Heads.INTERVAL.minusMillis(1));
        audit.chain();
        assertThat(audit.signed()).containsExactly(1L);
        audit.pass(Duration.ofMillis(1));
        audit.chain();
        assertThat(audit.signed()).containsExactly(1L, 2L);
        audit.pass(Duration.ofDays(1));
        audit.chain();
        assertThat(audit.signed()).containsExactly(1L, 2L);
    }

    @Test
    void a_clock_that_was_put_back_does_not_stop_the_heads() {
        audit.write(1);
        audit.chain(1);
        audit.pass(Duration.ofDays(-365));
        audit.write(1);
        audit.chain(1);
        assertThat(audit.signed()).containsExactly(1L, 2L);
        assertThat(audit.reader().verify().holds()).isTrue();
    }
}
