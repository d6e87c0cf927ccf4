package ishibashi.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * {@code LISTEN} and {@code NOTIFY} between nodes (design §2): after a commit that left work the others are told, a few times a
 * second at most and outside that commit, which would otherwise wait for its neighbours'.
 */
public final class WorkNews implements AutoCloseable {
    private static final String CHANNEL = "ishibashi_work";
    private static final int TURN_MILLIS = 50;

    private final Database database;
    private final WorkSignal signal;
    private final String node;
    private final Thread thread;
    private long told;

    /** @param node this process's name: what it said itself is no news */
    public WorkNews(Database database, WorkSignal signal, String node) {
        this.database = database;
        this.signal = signal;
        this.node = node;
        this.thread = Thread.ofPlatform().name("work news").daemon().start(this::listen);
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection session = database.session();
                    Statement listen = session.createStatement()) {
                listen.execute("listen " + CHANNEL);
                while (!Thread.currentThread().isInterrupted()) {
                    hear(session);
                    tell(session);
                }
            } catch (SQLException e) {
                // The database is away; work is looked for all the same, only later.
                pause();
            }
        }
    }

    private void hear(Connection session) throws SQLException {
        PGNotification[] news = session.unwrap(PGConnection.class).getNotifications(TURN_MILLIS);
        for (PGNotification one : news == null ? new PGNotification[0] : news) {
            if (!one.getParameter().equals(node)) {
                signal.hear();
            }
        }
    }

    private void tell(Connection session) throws SQLException {
        long now = signal.rung();
        if (now != told) {
            told = now;
            try (PreparedStatement notify = session.prepareStatement("select pg_notify(?, ?)")) {
                notify.setString(1, CHANNEL);
                notify.setString(2, node);
                notify.execute();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
