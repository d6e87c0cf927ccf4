package ishibashi.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Connections, transactions and the few conversions that all of the store shares. */
public final class Database implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes");
    private static final int CONNECTIONS = 24;
    /** Rows of one statement's batch. */
    static final int BATCH = 500;

    private final HikariDataSource source;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshots;

    private Database(HikariDataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.snapshots = new TransactionTemplate(new JdbcTransactionManager(source));
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshots.setReadOnly(true);
    }

    /**
     * Connects, proves that what is committed is on the disk, and brings the schema up to date.
     *
     * @throws IllegalStateException if the server does not write durably
     */
    public static Database open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(4);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(60_000);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        Database database = new Database(new HikariDataSource(config));
        database.assertDurable();
        Flyway.configure().dataSource(database.source).load().migrate();
        return database;
    }

    private void assertDurable() {
        MUST_BE_ON.forEach(name -> assertSetting(name, List.of("on")));
        assertSetting("synchronous_commit", List.of("on", "remote_apply", "remote_write"));
    }

    private void assertSetting(String name, List<String> allowed) {
        String value = String.valueOf(jdbc.queryForObject("show " + name, String.class));
        if (!allowed.contains(value)) {
            close();
            throw new IllegalStateException("PostgreSQL has " + name + " = " + value + ", allowed: " + allowed);
        }
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** A session of its own, outside the pool, for what lives as long as a session does; closed by whoever asked. */
    Connection session() throws SQLException {
        return DriverManager.getConnection(source.getJdbcUrl(), source.getUsername(), source.getPassword());
    }

    /** Closes what is of no use any more; the server ends a session that cannot be told. */
    static void closeQuietly(Connection session) {
        JdbcUtils.closeConnection(session);
    }

    <T> T transact(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    void run(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Everything is read as it was at one instant. */
    <T> T snapshot(Supplier<T> reading) {
        return java.util.Objects.requireNonNull(snapshots.execute(status -> reading.get()));
    }

    /** Whether it answers now. */
    public boolean answers() {
        try {
            return Integer.valueOf(1).equals(jdbc.queryForObject("select 1", Integer.class));
        } catch (org.springframework.dao.DataAccessException e) {
            return false;
        }
    }

    static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    @Override
    public void close() {
        source.close();
    }
}
