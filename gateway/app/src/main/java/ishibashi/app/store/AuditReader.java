package ishibashi.app.store;

import ishibashi.audit.AuditCheck;
import ishibashi.audit.Entry;
import ishibashi.audit.Finding;
import ishibashi.audit.Stored;
import ishibashi.audit.StoredHead;
import ishibashi.message.Bytes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the whole audit once, in one snapshot and in portions, and says the first entry that is wrong. */
public final class AuditReader {
    /** An act that is older and could be linked has been left out. */
    static final Duration LINKED = Duration.ofSeconds(60);

    private static final int PORTION = 2_000;
    private static final String LINKS =
            "select l.number, l.act as entry, encode(l.leaf, 'hex') as leaf, l.hash, a.text, " + ActRow.COLUMNS + """
                     from (select * from audit_link where number > ? order by number limit ?) l
                    left join audit_act a on a.id = l.act order by l.number""";

    private static final String NOBODY_WILL_LINK = """
            select a.id, a.at from audit_act a
            where not exists (select 1 from audit_link l where l.act = a.id)
            and not exists (select 1 from audit_waiting w where w.act = a.id) order by a.at, a.id limit 1""";

    private static final String WAITS =
            "select w.act, a.id, a.at from audit_waiting w left join audit_act a on a.id = w.act"
                    + " where (a.id is null or (a.at < ? and " + Chainer.FINAL + ")) and not exists (select 1 from"
                    + " audit_link l where l.act = w.act)"
                    + " order by a.at nulls first limit 1";

    private final Database database;
    private final Heads heads;
    private final Clock clock;
    private final Instant started;

    public AuditReader(Database database, Heads heads, Clock clock) {
        this.database = database;
        this.heads = heads;
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * What was found.
     *
     * @param entries links that are good, from the first on
     */
    public record Verdict(long entries, Optional<Finding> finding) {
        public boolean holds() {
            return finding.isEmpty();
        }
    }

    public Verdict verify() {
        return database.snapshot(() -> {
            AuditCheck check = new AuditCheck();
            long last = Long.MIN_VALUE;
            for (List<Stored> links = links(last); !links.isEmpty(); links = links(last)) {
                long upTo = links.getLast().number();
                feed(check, links, new ArrayDeque<>(heads.between(last, upTo)));
                last = upTo;
            }
            heads.between(last, Long.MAX_VALUE).forEach(check::head);
            return new Verdict(check.good(), check.finding().or(this::unlinked));
        });
    }

    private static void feed(AuditCheck check, List<Stored> links, Deque<StoredHead> heads) {
        for (Stored link : links) {
            check.link(link);
            while (!heads.isEmpty() && heads.element().number() <= link.number()) {
                check.head(heads.remove());
            }
        }
    }

    private List<Stored> links(long after) {
        return database.jdbc().query(LINKS, (row, n) -> stored(row), after, PORTION);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        @Nullable String leaf = row.getString("leaf");
        Stored.Rule rule = leaf == null ? Stored.Rule.LINES : Stored.Rule.LEAVES;
        return new Stored(
                row.getLong("number"),
                rule,
                row.getObject("entry", UUID.class),
                Objects.requireNonNullElse(leaf, hash),
                hash,
                row.getString("id") == null ? Optional.empty() : Optional.of(act(rule, row)));
    }

    private static Stored.Act act(Stored.Rule rule, ResultSet row) throws SQLException {
        byte @Nullable [] text = rule == Stored.Rule.LINES ? lines(row) : row.getBytes("text");
        return new Stored.Act(Bytes.owning(text == null ? new byte[0] : text), shown(row));
    }

    /** Columns that somebody wrote by hand may be of any form. */
    private static Optional<Entry> shown(ResultSet row) throws SQLException {
        try {
            return Optional.of(ActRow.entry(row));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static byte[] lines(ResultSet row) throws SQLException {
        return String.join(
                        "\n",
                        row.getString("id"),
                        row.getTimestamp("at").toInstant().toString(),
                        row.getString("act"),
                        row.getString("who"),
                        row.getString("details"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Finding> unlinked() {
        Instant late = clock.instant().truncatedTo(ChronoUnit.MICROS).minus(LINKED);
        return database
                .jdbc()
                .<Finding>query(NOBODY_WILL_LINK, (row, n) -> unlinked(row.getObject("id", UUID.class), row))
                .stream()
                .findFirst()
                .or(() -> database
                        .jdbc()
                        .query(
                                WAITS,
                                (row, n) -> waiting(row),
                                Database.at(started.isBefore(late) ? late : Instant.EPOCH))
                        .stream()
                        .findFirst());
    }

    private static Finding waiting(ResultSet row) throws SQLException {
        UUID act = row.getObject("act", UUID.class);
        return row.getString("id") == null ? new Finding.Vanished(act) : unlinked(act, row);
    }

    private static Finding unlinked(UUID act, ResultSet row) throws SQLException {
        return new Finding.Unlinked(act, row.getTimestamp("at").toInstant());
    }
}
