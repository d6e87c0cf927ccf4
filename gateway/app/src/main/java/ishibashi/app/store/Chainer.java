package ishibashi.app.store;

import ishibashi.message.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The single chainer of the audit (design §2): links committed acts in order, numbers them without gaps, signs the head. */
public final class Chainer {
    /** Before the first entry. */
    static final String GENESIS = "0".repeat(64);

    private static final long CHAINING = 0x49534849_00000003L;
    private static final int RUN = 5_000;

    /** Below the snapshot's xmin nothing can still commit, so the order is final (rulings 9). */
    private static final String UNLINKED = """
            select a.id, a.at, a.act, a.who, a.details::text as details from audit_act a
            where not exists (select 1 from audit_link l where l.act = a.id)
            and a.transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by a.transaction, a.at, a.id limit ?""";

    private final Database database;
    private final Clock clock;
    private final Function<byte[], String> signer;

    /** @param signer makes a compact JWS over the head */
    public Chainer(Database database, Clock clock, Function<byte[], String> signer) {
        this.database = database;
        this.clock = clock;
        this.signer = signer;
    }

    record Link(long number, String hash) {}

    private record Unlinked(UUID id, String text) {}

    /** Links what is there; how many entries it were. */
    public int chain() {
        return database.transact(() -> {
            database.jdbc().queryForList("select pg_advisory_xact_lock(?)::text", CHAINING);
            List<Unlinked> entries = database.jdbc()
                    .query(UNLINKED, (row, n) -> new Unlinked(row.getObject("id", UUID.class), text(row)), RUN);
            if (entries.isEmpty()) {
                return 0;
            }
            Link head = head().orElse(new Link(0, GENESIS));
            for (Unlinked entry : entries) {
                head = new Link(head.number() + 1, next(head.hash(), entry.text()));
                database.jdbc()
                        .update(
                                "insert into audit_link (number, act, hash) values (?, ?, ?)",
                                head.number(),
                                entry.id(),
                                head.hash());
            }
            sign(head);
            return entries.size();
        });
    }

    private void sign(Link head) {
        byte[] text = (head.number() + " " + head.hash()).getBytes(StandardCharsets.US_ASCII);
        database.jdbc()
                .update(
                        "insert into audit_head (number, hash, signature, at) values (?, ?, ?, ?)",
                        head.number(),
                        head.hash(),
                        signer.apply(text),
                        Database.at(clock.instant()));
    }

    private Optional<Link> head() {
        return database
                .jdbc()
                .query(
                        "select number, hash from audit_link order by number desc limit 1",
                        (row, n) -> new Link(row.getLong("number"), row.getString("hash")))
                .stream()
                .findFirst();
    }

    /** Whether every link follows from the one before it and no number is missing, and how many there are. */
    public Verdict verify() {
        List<Link> broken = new java.util.ArrayList<>();
        Link[] last = {new Link(0, GENESIS)};
        database.jdbc().query("""
                        select l.number, l.hash, a.id, a.at, a.act, a.who, a.details::text as details
                        from audit_link l left join audit_act a on a.id = l.act order by l.number""", row -> {
            Link link = new Link(row.getLong("number"), row.getString("hash"));
            boolean follows = link.number() == last[0].number() + 1
                    && row.getString("act") != null
                    && link.hash().equals(next(last[0].hash(), text(row)));
            if (!follows) {
                broken.add(link);
            }
            last[0] = link;
        });
        return new Verdict(broken.isEmpty(), last[0].number());
    }

    /** What a check of the whole chain found. */
    public record Verdict(boolean holds, long entries) {}

    private static String text(java.sql.ResultSet row) throws java.sql.SQLException {
        return String.join(
                "\n",
                row.getString("id"),
                row.getTimestamp("at").toInstant().toString(),
                row.getString("act"),
                row.getString("who"),
                row.getString("details"));
    }

    private static String next(String before, String text) {
        return Digest.of((before + "\n" + text).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
