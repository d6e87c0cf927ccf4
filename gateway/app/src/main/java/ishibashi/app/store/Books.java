package ishibashi.app.store;

import ishibashi.audit.Ledger;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conservation ledger: both tallies from one statement, so from one snapshot. What was received is counted where it came
 * in, what became of it where it is now; {@link Tally} refuses to be made of two that differ.
 */
public final class Books implements Ledger {
    private static final String READ = """
            with m as (select * from message where (?::text is null or member = ?) and (?::uuid is null or id = ?))
            select
                (select count(*) from m where state = 'accepted') as m_accepted,
                (select count(*) from m where state = 'quarantined') as m_quarantined,
                (select count(*) from m where state = 'pending') as m_pending,
                (select coalesce(sum(repeats), 0) from m) as m_duplicate,
                (select count(*) + coalesce(sum(repeats), 0) from m)
                    + (select count(*) from rejection where (?::text is null or member = ?) and ?::uuid is null) as m_received,
                (select coalesce(sum(rows), 0) from chunk c join m on m.id = c.message) as r_received,
                (select count(*) from rejection where (?::text is null or member = ?) and ?::uuid is null)
                    + (select count(*) from m where state = 'rejected') as m_rejected,
                (select count(*) from record where not active and (?::text is null or owner = ?) and (?::uuid is null or message = ?))
                    as withdrawn,
                r.* from (
                select count(*) filter (where settled and outcome = 'accepted') as r_accepted,
                    count(*) filter (where settled and outcome = 'quarantined') as r_quarantined,
                    count(*) filter (where settled and outcome = 'rejected') as r_rejected,
                    count(*) filter (where settled and outcome = 'duplicate') as r_duplicate,
                    count(*) filter (where not settled) as r_pending
                from row_ledger l join m on m.id = l.message) r""";

    private final Database database;

    public Books(Database database) {
        this.database = database;
    }

    @Override
    public Ledger.Books books(Optional<MemberId> member, Optional<MessageId> message) {
        @Nullable String m = member.map(MemberId::value).orElse(null);
        @Nullable UUID id = message.map(MessageId::value).orElse(null);
        return database.jdbc()
                .query(
                        READ,
                        (row, n) -> new Ledger.Books(tally(row, "m_"), tally(row, "r_"), row.getLong("withdrawn")),
                        m,
                        m,
                        id,
                        id,
                        m,
                        m,
                        id,
                        m,
                        m,
                        id,
                        m,
                        m,
                        id,
                        id)
                .getFirst();
    }

    private static Tally tally(ResultSet row, String of) throws SQLException {
        return new Tally(
                row.getLong(of + "received"),
                row.getLong(of + "accepted"),
                row.getLong(of + "quarantined"),
                row.getLong(of + "rejected"),
                row.getLong(of + "duplicate"),
                row.getLong(of + "pending"));
    }
}
