package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.audit.Finding;
import ishibashi.message.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A chain of before V17: its hashes are of Python's hashlib over the lines that the old rule joined. */
@ExtendWith(SharedDatabase.class)
class AuditUpgradeTest {
    private static final String FIRST = "bef0239ce9c3397bffcd7b904f819e4712192bd52924ffbb4e401c851ac1330f";
    private static final String SECOND = "eb35d3083606606051e8aac59bae27812d6fd6907ad4e3323436531a7fcbf955";

    private final SharedDatabase.Running running;
    private AuditDatabase audit;

    AuditUpgradeTest(SharedDatabase.Running running) {
        this.running = running;
    }

    /** Two linked acts, a head over them, and one that waits. */
    @BeforeEach
    void upgrade(@TempDir Path folder) throws IOException, SQLException {
        EmbeddedDatabase server = running.server();
        String url = AuditDatabase.made(server);
        Flyway.configure()
                .dataSource(url, server.user(), server.password())
                .target("14")
                .load()
                .migrate();
        Seal seal = new Seal(folder);
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into audit_act (id, at, act, who, details)
                    select ('00000000-0000-0000-0000-00000000000' || n)::uuid, '2026-08-19T00:00:00.5Z'::timestamptz + n * interval '1 s',
                        'member-suspended', 'bank-09', '{"reason": "鍵の紛失", "by": "op"}' from generate_series(1, 3) n""");
            statement.execute("insert into audit_link (number, act, hash) values (1, '%s', '%s'), (2, '%s', '%s')"
                    .formatted(AuditDatabase.id(1), FIRST, AuditDatabase.id(2), SECOND));
            String head = seal.sign(Bytes.owning(("2 " + SECOND).getBytes(StandardCharsets.US_ASCII)));
            statement.execute("insert into audit_head (number, hash, signature, at) values (2, '%s', '%s', now())"
                    .formatted(SECOND, head));
        }
        audit = new AuditDatabase(server, seal, url);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void the_new_chain_goes_on_from_the_old_one_and_both_are_checked() throws SQLException {
        assertThat(audit.reader().verify()).isEqualTo(new AuditReader.Verdict(2, Optional.empty()));
        audit.chain(1);
        audit.pass(Heads.INTERVAL);
        assertThat(audit.signed()).containsExactly(2L, 3L);
        assertThat(audit.reader().verify()).isEqualTo(new AuditReader.Verdict(3, Optional.empty()));
        audit.byHand("update audit_act set who = 'bank-13' where id = '" + AuditDatabase.id(2) + "'");
        assertThat(audit.reader().verify().finding()).contains(new Finding.Changed(2, AuditDatabase.id(2)));
    }

    @Test
    void an_old_link_cannot_be_written_anew_under_the_new_chain() throws SQLException {
        audit.chain(1);
        audit.byHand("update audit_act set who = 'bank-13' where id = '" + AuditDatabase.id(1)
                + "'; delete from audit_head; update audit_link set leaf = sha256('x') where number = 1");
        assertThat(audit.reader().verify().finding()).contains(new Finding.Changed(1, AuditDatabase.id(1)));
    }
}
