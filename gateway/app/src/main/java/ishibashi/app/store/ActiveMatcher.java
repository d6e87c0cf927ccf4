package ishibashi.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which of several nodes matches (design §2): the one whose session holds an advisory lock. It is lost with the session, so a
 * node that died is followed by the next one at once.
 */
public final class ActiveMatcher implements AutoCloseable {
    private static final long MATCHING = 0x49534849_00000004L;
    private static final int ALIVE_SECONDS = 2;

    private final Database database;
    private @Nullable Connection session;

    public ActiveMatcher(Database database) {
        this.database = database;
    }

    /** Whether this node is it now; it tries to become it. */
    synchronized boolean isHere() {
        try {
            Connection held = session;
            if (held != null && held.isValid(ALIVE_SECONDS)) {
                return true;
            }
            leave();
            return become();
        } catch (SQLException e) {
            leave();
            return false;
        }
    }

    /** Whether this node was it when it last asked for work; it does not try to become it. */
    public synchronized boolean isKnownHere() {
        return session != null;
    }

    private boolean become() throws SQLException {
        Connection fresh = database.session();
        try (PreparedStatement ask = fresh.prepareStatement("select pg_try_advisory_lock(?)")) {
            ask.setLong(1, MATCHING);
            try (ResultSet answer = ask.executeQuery()) {
                if (answer.next() && answer.getBoolean(1)) {
                    session = fresh;
                    return true;
                }
            }
        }
        fresh.close();
        return false;
    }

    private void leave() {
        Connection held = session;
        session = null;
        if (held != null) {
            Database.closeQuietly(held);
        }
    }

    @Override
    public synchronized void close() {
        leave();
    }
}
