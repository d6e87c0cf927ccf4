package ishibashi.app.store;

import ishibashi.audit.Head;
import ishibashi.audit.Link;
import ishibashi.audit.StoredHead;
import ishibashi.audit.Tree;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signed heads of the audit: one when the chain has grown and the last is old enough. */
public final class Heads {
    /** As long as the newest entries may be without a signature. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final long SIGNING = 0x49534849_00000005L;
    private static final int PORTION = 10_000;

    private final Database database;
    private final Clock clock;
    private final HeadSeal seal;

    public Heads(Database database, Clock clock, HeadSeal seal) {
        this.database = database;
        this.clock = clock;
        this.seal = seal;
    }

    private record Newest(long number, Instant at, Tree tree) {}

    /** The newest link. */
    Link newest() {
        return database
                .jdbc()
                .query(
                        "select number, encode(coalesce(leaf, decode(hash, 'hex')), 'hex') as leaf, hash from"
                                + " audit_link order by number desc limit 1",
                        (row, n) -> new Link(
                                row.getLong("number"),
                                new Digest(row.getString("leaf")),
                                new Digest(row.getString("hash"))))
                .stream()
                .findFirst()
                .orElse(Link.BEFORE_ALL);
    }

    /** Signs what came since the last head, if it is time. */
    void sign() {
        Optional<String> signed = database.transact(() -> {
            database.jdbc().queryForList("select pg_advisory_xact_lock(?)::text", SIGNING);
            Link newest = newest();
            Newest head = head();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (newest.number() <= head.number() || !isDue(head.at(), now)) {
                return Optional.<String>empty();
            }
            Tree tree = grown(head.tree(), newest.number());
            return Optional.of(sign(Head.of(newest, tree, now), tree));
        });
        signed.ifPresent(seal::keep);
    }

    /** Also by a clock that was put back. */
    private static boolean isDue(Instant last, Instant now) {
        return now.isBefore(last) || !now.isBefore(last.plus(INTERVAL));
    }

    private String sign(Head head, Tree tree) {
        String signature = seal.sign(head.text());
        database.jdbc()
                .update(
                        "insert into audit_head (number, hash, signature, at, peaks) values (?, ?, ?, ?, ?)",
                        head.number(),
                        head.hash().hex(),
                        signature,
                        Database.at(head.at().orElseThrow()),
                        tree.kept().toArray());
        return signature;
    }

    /** A head of before V17 keeps no tree: the next one is made from the first leaf on, once. */
    private Newest head() {
        return database
                .jdbc()
                .query("select number, at, peaks from audit_head order by number desc limit 1", (row, n) -> {
                    byte @Nullable [] peaks = row.getBytes("peaks");
                    return new Newest(
                            row.getLong("number"),
                            row.getTimestamp("at").toInstant(),
                            peaks == null ? new Tree() : new Tree(row.getLong("number"), Bytes.owning(peaks)));
                })
                .stream()
                .findFirst()
                .orElseGet(() -> new Newest(0, Instant.EPOCH, new Tree()));
    }

    private Tree grown(Tree tree, long size) {
        while (tree.size() < size) {
            database.jdbc()
                    .query(
                            "select coalesce(leaf, decode(hash, 'hex')) as leaf from audit_link"
                                    + " where number > ? and number <= ? order by number",
                            row -> {
                                tree.add(new Digest(HexFormat.of().formatHex(row.getBytes("leaf"))));
                            },
                            tree.size(),
                            Math.min(size, tree.size() + PORTION));
        }
        return tree;
    }

    /** Heads in the order of their numbers, also those that this home keeps outside the database. */
    List<StoredHead> between(long after, long upTo) {
        List<StoredHead> kept = seal.kept().stream()
                .map(token -> seal.open(token).flatMap(Head::read))
                .map(head -> new StoredHead(head.map(Head::number).orElse(0L), head, Optional.empty()))
                .filter(head -> head.number() > after && head.number() <= upTo)
                .toList();
        List<StoredHead> stored = database.jdbc()
                .query(
                        "select number, hash, signature, at, peaks from audit_head where number > ? and number <= ?"
                                + " order by number",
                        (row, n) -> stored(row),
                        after,
                        upTo);
        return Stream.concat(stored.stream(), kept.stream())
                .sorted(Comparator.comparingLong(StoredHead::number))
                .toList();
    }

    private StoredHead stored(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        Instant at = row.getTimestamp("at").toInstant();
        return new StoredHead(
                row.getLong("number"),
                seal.open(row.getString("signature"))
                        .flatMap(Head::read)
                        .filter(head -> head.hash().hex().equals(hash)
                                && head.at()
                                        .filter(signed -> !signed.equals(at))
                                        .isEmpty()),
                Optional.ofNullable(row.getBytes("peaks")).map(Bytes::owning));
    }
}
