package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.Origin;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Withdraws what a whole list no longer names, in the transaction that keeps its last chunk. Only what a file of that shape named last and
 * that nobody said anything newer of; a row that waits names its record too.
 */
final class MissingRecords {
    private static final int CHUNK = 500;

    /** A list that is older than one that was read already says nothing of what is missing now. */
    private static final String FIND = """
            with named as (
                select q.key from quarantine q where q.message = ?
                union
                select q.key from row_ledger l join quarantine q on q.digest = l.digest
                where l.message = ? and l.outcome = 'duplicate' and l.record is null and q.member = ? and q.state = 'waiting')
            select r.id, r.key, r.version, r.row_digest from record r
            where r.owner = ? and r.shape = ? and r.active and r.signed_at <= ?
            and not exists (select 1 from message m where m.member = ? and m.shape = ? and m.signed_at > ?)
            and not exists (select 1 from row_ledger l where l.message = ? and l.record = r.id)
            and not exists (select 1 from named where named.key = r.key)
            order by r.id""";

    private final Database database;
    private final ChunkWriter writer;
    private final Progress progress;
    private final Acts acts;

    MissingRecords(Database database, ChunkWriter writer, Progress progress, Acts acts) {
        this.database = database;
        this.writer = writer;
        this.progress = progress;
        this.acts = acts;
    }

    /** In chunks without rows, behind that last one of the message: what follows from them is matched bit by bit too. */
    void withdraw(Pseudonymised last, Origin origin) {
        List<Pseudonymised.Entry> missing = find(last, origin);
        for (int from = 0, chunk = last.chunk() + 1; from < missing.size(); from += CHUNK, chunk++) {
            List<Pseudonymised.Entry> part = missing.subList(from, Math.min(from + CHUNK, missing.size()));
            database.jdbc()
                    .update(
                            "insert into chunk (message, chunk, rows) values (?, ?, 0)",
                            last.message().value(),
                            chunk);
            writer.leave(new Pseudonymised(
                    last.message(),
                    last.member(),
                    chunk,
                    false,
                    last.signedAt(),
                    last.mappingVersion(),
                    last.origin(),
                    part));
            progress.match(last.message(), chunk);
        }
        if (!missing.isEmpty()) {
            acts.write(
                    "missing-withdrawn",
                    last.member().value(),
                    Map.of(
                            "message",
                            last.message().toString(),
                            "shape",
                            origin.shape(),
                            "records",
                            Integer.toString(missing.size())));
        }
    }

    private List<Pseudonymised.Entry> find(Pseudonymised last, Origin origin) {
        UUID message = last.message().value();
        String member = last.member().value();
        return database.jdbc()
                .query(
                        FIND,
                        (row, n) -> new Pseudonymised.Left(
                                0,
                                "",
                                new Digest(row.getString("row_digest")),
                                new Token(row.getString("key")),
                                new RecordId(row.getObject("id", UUID.class)),
                                row.getInt("version") + 1,
                                row.getInt("version")),
                        message,
                        message,
                        member,
                        member,
                        origin.shape(),
                        Database.at(last.signedAt()),
                        member,
                        origin.shape(),
                        Database.at(last.signedAt()),
                        message);
    }
}
