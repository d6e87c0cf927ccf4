package ishibashi.app.store;

import ishibashi.audit.EntryText;
import ishibashi.audit.Link;
import ishibashi.message.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The single chainer of the audit (design §2): links what was committed, in order and numbered without gaps, then has the head signed.
 * A turn costs what is new, however long the chain is.
 */
public final class Chainer {
    private static final long CHAINING = 0x49534849_00000003L;
    private static final int RUN = 5_000;

    /**
     * Below the snapshot's xmin nothing can still commit, so the order is final (rulings 9). What is at its xmax or beyond and yet to be
     * seen was numbered by another cluster, from which it was restored.
     */
    static final String FINAL = "(w.transaction < pg_snapshot_xmin(pg_current_snapshot())"
            + " or w.transaction >= pg_snapshot_xmax(pg_current_snapshot()))";

    private static final String TAKE = """
            with due as (
                select w.transaction, w.number, w.act, a.text from audit_waiting w join audit_act a on a.id = w.act
                where %s and not exists (select 1 from audit_link l where l.act = w.act)
                order by w.transaction, w.number limit ?),
            taken as (
                delete from audit_waiting w using due d where (w.transaction, w.number) = (d.transaction, d.number))
            select act, text from due order by transaction, number""".formatted(FINAL);

    private static final String LINK = """
            insert into audit_link (number, act, leaf, hash)
            select * from unnest(?::bigint[], ?::uuid[], ?::bytea[], ?::text[])""";

    private final Database database;
    private final Heads heads;

    public Chainer(Database database, Heads heads) {
        this.database = database;
        this.heads = heads;
    }

    private record Due(UUID act, Optional<Bytes> text) {}

    private record Linked(UUID act, Link link) {}

    /** Links all that is there; how many entries it were. */
    public int chain() {
        int all = 0;
        int linked;
        do {
            linked = database.transact(this::turn);
            all += linked;
        } while (linked == RUN);
        heads.sign();
        return all;
    }

    private int turn() {
        database.jdbc().queryForList("select pg_advisory_xact_lock(?)::text", CHAINING);
        List<Due> due = database.jdbc()
                .query(
                        TAKE,
                        (row, n) -> new Due(
                                row.getObject("act", UUID.class),
                                Optional.ofNullable(row.getBytes("text")).map(Bytes::owning)),
                        RUN);
        if (!due.isEmpty()) {
            link(due);
        }
        return due.size();
    }

    private void link(List<Due> due) {
        List<Linked> links = new ArrayList<>(due.size());
        Link last = heads.newest();
        for (Due act : due) {
            Bytes text = act.text().orElseGet(() -> sealed(act.act()));
            last = last.next(Link.leaf(text.toArray()));
            links.add(new Linked(act.act(), last));
        }
        database.jdbc().update(LINK, (PreparedStatement statement) -> {
            Connection connection = statement.getConnection();
            statement.setArray(
                    1, connection.createArrayOf("int8", all(links, l -> l.link().number(), Long[]::new)));
            statement.setArray(2, connection.createArrayOf("uuid", all(links, Linked::act, UUID[]::new)));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", all(links, l -> l.link().leaf().toArray(), byte[][]::new)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", all(links, l -> l.link().hash().hex(), String[]::new)));
        });
    }

    private static <T> T[] all(List<Linked> links, Function<Linked, T> part, IntFunction<T[]> array) {
        return links.stream().map(part).toArray(array);
    }

    /** An act that was written before acts brought their text gets it now. */
    private Bytes sealed(UUID act) {
        Bytes text = database.jdbc()
                .query(
                        "select " + ActRow.COLUMNS + " from audit_act a where a.id = ?",
                        (row, n) -> EntryText.of(ActRow.entry(row)),
                        act)
                .getFirst();
        database.jdbc().update("update audit_act set text = ? where id = ?", text.toArray(), act);
        return text;
    }
}
