package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.message.Origin;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Inside a transaction that understands: a chunk's rows, the task to match them and the audit entry; and what the last one ends. */
final class UnderstoodChunks {
    private final Database database;
    private final ChunkWriter writer;
    private final MissingRecords missing;
    private final Progress progress;
    private final Acts acts;

    UnderstoodChunks(Database database, Acts acts, Function<Posting, AnonymousView> views, Clock clock) {
        this.database = database;
        this.writer = new ChunkWriter(database, new ViewColumns(views), clock);
        this.progress = new Progress(database);
        this.missing = new MissingRecords(database, writer, progress, acts);
        this.acts = acts;
    }

    /**
     * A chunk that was kept before is not kept again.
     *
     * @param room forgets what was known of its rows; how many were received before
     */
    void keep(Pseudonymised chunk, IntSupplier room) {
        int added = database.jdbc()
                .update(
                        "insert into chunk (message, chunk, rows) values (?, ?, ?) on conflict do nothing",
                        chunk.message().value(),
                        chunk.chunk(),
                        chunk.rows().size());
        if (added == 0) {
            return;
        }
        if (chunk.chunk() == 0 && !chunk.last()) {
            begin(chunk);
        }
        int before = room.getAsInt();
        if (before > 0) {
            database.jdbc()
                    .update(
                            "update chunk set rows = rows - ? where message = ? and chunk = ?",
                            before,
                            chunk.message().value(),
                            chunk.chunk());
        }
        if (writer.write(chunk)) {
            progress.match(chunk.message(), chunk.chunk());
        }
        if (chunk.last()) {
            chunk.origin().filter(Origin::whole).ifPresent(origin -> missing.withdraw(chunk, origin));
        }
        acts.write(
                "chunk-understood",
                chunk.member().value(),
                Map.of(
                        "message",
                        chunk.message().toString(),
                        "chunk",
                        Integer.toString(chunk.chunk()),
                        "rows",
                        Integer.toString(chunk.rows().size())));
    }

    /** The rest is read by the same mapping, whatever is switched on meanwhile. */
    private void begin(Pseudonymised chunk) {
        database.jdbc()
                .update(
                        "update message set mapping_version = ? where id = ? and mapping_version is null",
                        chunk.mappingVersion(),
                        chunk.message().value());
    }

    /** Nothing came of it: no other mapping has read the message. */
    void endAsBefore(MessageId message) {
        database.jdbc().update("update message set understood = true where id = ?", message.value());
        progress.concludeIfDone(message);
    }

    /** All chunks are kept: the message waits for nothing but its matches. Rows that are mended later do not change by what it was read. */
    void end(Pseudonymised last) {
        database.jdbc()
                .update(
                        "update message set understood = true, mapping_version = coalesce(mapping_version, ?),"
                                + " shape = coalesce(shape, ?), whole = whole or ? where id = ?",
                        last.mappingVersion(),
                        RecordWriter.shape(last),
                        last.origin().filter(Origin::whole).isPresent(),
                        last.message().value());
        progress.concludeIfDone(last.message());
    }
}
