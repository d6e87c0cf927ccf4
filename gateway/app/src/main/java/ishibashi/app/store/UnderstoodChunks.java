package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Inside a transaction that understands: a chunk's rows, the task to match them and the audit entry; and what the last one ends. */
final class UnderstoodChunks {
    private final Database database;
    private final ChunkWriter writer;
    private final Progress progress;
    private final Acts acts;

    UnderstoodChunks(Database database, Acts acts, Function<Posting, AnonymousView> views, Clock clock) {
        this.database = database;
        this.writer = new ChunkWriter(database, new ViewColumns(views), clock);
        this.progress = new Progress(database);
        this.acts = acts;
    }

    /** A chunk that was kept before is not kept again. */
    void keep(Pseudonymised chunk) {
        int added = database.jdbc()
                .update(
                        "insert into chunk (message, chunk, rows) values (?, ?, ?) on conflict do nothing",
                        chunk.message().value(),
                        chunk.chunk(),
                        chunk.rows().size());
        if (added == 0) {
            return;
        }
        if (writer.write(chunk)) {
            progress.match(chunk.message(), chunk.chunk());
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

    /** All chunks are kept: the message waits for nothing but its matches. */
    void end(MessageId message, String mappingVersion) {
        database.jdbc()
                .update(
                        "update message set understood = true, mapping_version = ? where id = ?",
                        mappingVersion,
                        message.value());
        progress.concludeIfDone(message);
    }
}
