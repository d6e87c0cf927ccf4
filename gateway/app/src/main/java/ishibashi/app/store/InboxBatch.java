package ishibashi.app.store;

import ishibashi.ingest.Answer;
import ishibashi.message.MessageId;
import ishibashi.message.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one commit of the inbox holds: new messages, and repeats of known ones (rulings 3). */
final class InboxBatch {
    private static final Duration REASSERTED_AFTER = Duration.ofHours(24);

    private static final String LATEST = """
            select m.id, m.generation, m.receipt, m.signed_at, m.received_at,
                exists (select 1 from row_ledger l join record r on r.id = l.record
                    where l.message = m.id and r.signed_at > m.signed_at) as overtaken
            from message m where m.member = ? and m.digest = ? order by m.generation desc limit 1""";

    private final Database database;
    private final Acts acts;
    private final VaultTable vault;

    InboxBatch(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
        this.vault = new VaultTable(database);
    }

    private record Stored(
            UUID id, int generation, String receipt, Instant signedAt, Instant receivedAt, boolean overtaken) {}

    List<Answer.Taken> keep(List<Inbox.Kept> gathered) {
        Map<String, Stored> known = new HashMap<>();
        List<Answer.Taken> answers = new ArrayList<>(gathered.size());
        for (Inbox.Kept kept : gathered) {
            Received received = kept.received();
            String key = received.member() + " " + received.digest();
            Optional<Stored> before = Optional.ofNullable(known.get(key)).or(() -> latest(received));
            if (before.isPresent() && !reasserted(before.get(), received)) {
                answers.add(repeat(before.get(), received));
                known.put(key, before.get());
            } else {
                int generation = before.map(Stored::generation).orElse(0) + 1;
                insert(kept, generation);
                known.put(
                        key,
                        new Stored(
                                received.id().value(),
                                generation,
                                received.receipt(),
                                received.signedAt(),
                                received.receivedAt(),
                                false));
                answers.add(new Answer.Taken(received.id(), received.receipt(), false));
            }
        }
        return answers;
    }

    private Optional<Stored> latest(Received received) {
        return database
                .jdbc()
                .query(
                        LATEST,
                        (row, n) -> new Stored(
                                row.getObject("id", UUID.class),
                                row.getInt("generation"),
                                row.getString("receipt"),
                                row.getTimestamp("signed_at").toInstant(),
                                row.getTimestamp("received_at").toInstant(),
                                row.getBoolean("overtaken")),
                        received.member().value(),
                        received.digest().hex())
                .stream()
                .findFirst();
    }

    private static boolean reasserted(Stored stored, Received received) {
        boolean signedAnew = received.signedAt().isAfter(stored.signedAt());
        boolean later = received.receivedAt().isAfter(stored.receivedAt().plus(REASSERTED_AFTER));
        return signedAnew && (later || stored.overtaken());
    }

    private Answer.Taken repeat(Stored stored, Received received) {
        database.jdbc().update("update message set repeats = repeats + 1 where id = ?", stored.id());
        MessageId id = new MessageId(stored.id());
        acts.write(
                "message-repeated",
                received.member().value(),
                Map.of("message", id.toString(), "door", received.door().wire()));
        return new Answer.Taken(id, stored.receipt(), true);
    }

    private void insert(Inbox.Kept kept, int generation) {
        Received received = kept.received();
        database.jdbc()
                .update(
                        """
                        insert into message
                            (id, member, door, digest, generation, size, signed_at, received_at, receipt)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        received.id().value(),
                        received.member().value(),
                        received.door().wire(),
                        received.digest().hex(),
                        generation,
                        received.content().size(),
                        Database.at(received.signedAt()),
                        Database.at(received.receivedAt()),
                        received.receipt());
        vault.put(kept.sealed());
        database.jdbc()
                .update(
                        "insert into task (kind, message, member, chunk, signed_at) values ('understand', ?, ?, 0, ?)",
                        received.id().value(),
                        received.member().value(),
                        Database.at(received.signedAt()));
        acts.write(
                "message-received",
                received.member().value(),
                Map.of(
                        "message",
                        received.id().toString(),
                        "door",
                        received.door().wire(),
                        "sha256",
                        received.digest().hex()));
    }
}
