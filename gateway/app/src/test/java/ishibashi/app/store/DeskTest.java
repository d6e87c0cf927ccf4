package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What cannot be audited does not happen. */
@ExtendWith(SharedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
    private AuditDatabase audit;
    private Desk desk;

    @BeforeAll
    void start(SharedDatabase.Running running, @TempDir Path folder) throws IOException, SQLException {
        audit = new AuditDatabase(running, new Seal(folder));
        desk = new Desk(audit.database(), audit.acts());
    }

    @AfterAll
    void stop() {
        audit.close();
    }

    @BeforeEach
    void empty() {
        audit.empty();
    }

    private List<String> acts() {
        return audit.database().jdbc().query("select act from audit_act order by id", (row, n) -> row.getString("act"));
    }

    @Test
    void the_order_to_stop_a_route_is_in_the_audit_before_it_stops() {
        List<String> before = new ArrayList<>();
        desk.ordered(Desk.Deed.STOP, "receive", "a test", () -> before.addAll(acts()));
        assertThat(before).containsExactly("route-stop-ordered");
        assertThat(acts()).containsExactly("route-stop-ordered", "route-stopped");
    }

    @Test
    void a_route_that_does_not_start_leaves_its_order_alone() {
        assertThatThrownBy(() -> desk.ordered(Desk.Deed.START, "receive", "a test", () -> {
                    throw new IllegalStateException("the route does not start");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(acts()).containsExactly("route-start-ordered");
    }

    @Test
    void no_route_stops_while_the_audit_cannot_be_written() throws SQLException {
        audit.byHand("alter table audit_act rename to away");
        List<String> done = new ArrayList<>();
        try {
            assertThatThrownBy(() -> desk.ordered(Desk.Deed.STOP, "receive", "a test", () -> done.add("stopped")))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            audit.byHand("alter table away rename to audit_act");
        }
        assertThat(done).isEmpty();
    }
}
