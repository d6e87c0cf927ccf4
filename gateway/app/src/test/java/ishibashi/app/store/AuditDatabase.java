package ishibashi.app.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An audit in a schema of its own, with entries numbered 1, 2, 3 … and a clock that a test moves. */
final class AuditDatabase implements AutoCloseable {
    /** As the database keeps it; the clock itself is finer. */
    static final Instant START = Instant.parse("2026-08-20T00:00:00.123456Z");

    private static final Instant FINER = START.plusNanos(789);

    private final EmbeddedDatabase server;
    private final String url;
    private final Seal seal;
    private final Moved clock = new Moved();
    private final Database database;
    private long written;

    AuditDatabase(SharedDatabase.Running running, Seal seal) throws SQLException {
        this(running.server(), seal, made(running.server()));
    }

    /** @param url with a schema that is there */
    AuditDatabase(EmbeddedDatabase server, Seal seal, String url) {
        this.server = server;
        this.seal = seal;
        this.url = url;
        this.database = Database.open(url, server.user(), server.password());
    }

    /** A new, empty schema. */
    static String made(EmbeddedDatabase server) throws SQLException {
        String name = "audit_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name);
        }
        return server.url() + "?currentSchema=" + name;
    }

    static UUID id(long n) {
        return new UUID(0, n);
    }

    Database database() {
        return database;
    }

    Acts acts() {
        return new Acts(database, clock, () -> id(++written));
    }

    /** So many acts, each in a transaction of its own. */
    void write(int number) {
        for (int n = 0; n < number; n++) {
            Map<String, String> details = Map.of("n", Long.toString(written + 1));
            database.run(() -> acts().write("message-received", "bank-09", details));
        }
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    int chain() {
        return new Chainer(database, heads()).chain();
    }

    /** Until so many are linked: the server's own work, too, may hold back for a moment what is final. */
    void chain(int number) {
        int[] linked = {0};
        Awaitility.await().until(() -> (linked[0] += chain()) >= number);
    }

    Heads heads() {
        return new Heads(database, clock, seal);
    }

    AuditReader reader() {
        return new AuditReader(database, heads(), clock);
    }

    List<Long> signed() {
        return database.jdbc()
                .query("select number from audit_head order by number", (row, n) -> row.getLong("number"));
    }

    /** As the owner of the database can, who drops its rules. */
    void byHand(String sql) throws SQLException {
        try (Connection connection = session();
                Statement statement = connection.createStatement()) {
            for (String rule : List.of("audit_link_act_fkey", "audit_link_act_key")) {
                statement.execute("alter table if exists audit_link drop constraint if exists " + rule);
            }
            statement.execute(sql);
        }
    }

    Connection session() throws SQLException {
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    /** Nothing was ever done. */
    void empty() {
        database.run(() -> database.jdbc().execute("truncate audit_act, audit_link, audit_head, audit_waiting"));
        written = 0;
        clock.now = FINER;
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class Moved extends Clock {
        private Instant now = FINER;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
