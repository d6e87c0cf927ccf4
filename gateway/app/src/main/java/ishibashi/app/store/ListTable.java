package ishibashi.app.store;

import ishibashi.link.Lists;
import ishibashi.message.MemberId;
import ishibashi.message.Token;
import java.util.Collection;
import java.util.OptionalInt;

/** What a member's files of one shape brought, for the guard before the next one. */
public final class ListTable implements Lists {
    private final Database database;

    public ListTable(Database database) {
        this.database = database;
    }

    @Override
    public OptionalInt lastRows(MemberId member, String shape) {
        return database.jdbc().query("""
                        select (select coalesce(sum(c.rows), 0) from chunk c where c.message = m.id) as rows
                        from message m where m.member = ? and m.shape = ?
                        order by m.signed_at desc, m.received_at desc limit 1""", (row, n) -> row.getInt("rows"), member.value(), shape).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    @Override
    public Count count(MemberId member, String shape, Collection<Token> keys) {
        return database.jdbc()
                .query(
                        """
                        select count(*) as live, count(*) filter (where named.key is null) as missing
                        from record r left join unnest(?) as named (key) on named.key = r.key
                        where r.owner = ? and r.shape = ? and r.active""",
                        (row, n) -> new Count(row.getInt("live"), row.getInt("missing")),
                        keys.stream().map(Token::value).toArray(String[]::new),
                        member.value(),
                        shape)
                .getFirst();
    }
}
