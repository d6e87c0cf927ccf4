package ishibashi.app.store;

import ishibashi.ingest.Answer;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Received;
import ishibashi.pseudonymise.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What one commit of the inbox holds: new messages, and repeats of known ones (rulings 3). A table is written once a commit,
 * however many messages there are.
 */
final class InboxBatch {
    private static final Duration REASSERTED_AFTER = Duration.ofHours(24);

    private static final String LATEST = """
            select m.member, m.digest, m.id, m.generation, m.signed_at, m.received_at, m.mapping_version,
                exists (select 1 from row_ledger l join record r on r.id = l.record
                    where l.message = m.id and r.message <> m.id and r.updated_at > m.received_at)
                or (m.whole and exists (select 1 from message n
                    where n.member = m.member and n.shape = m.shape and n.signed_at > m.signed_at))
                or (m.state = 'quarantined' and exists (select 1 from mapping_switch s
                    where s.member = m.member and s.at > m.received_at)) as overtaken
            from unnest(?, ?) as asked (member, digest)
            cross join lateral (select * from message x where x.member = asked.member and x.digest = asked.digest
                and x.precondition = ?
                order by x.generation desc limit 1) m""";

    private static final String MESSAGE = """
            insert into message (id, member, door, digest, generation, size, signed_at, received_at, precondition)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String TASK =
            "insert into task (kind, message, member, chunk, signed_at) values ('understand', ?, ?, 0, ?)";

    private final Database database;
    private final Acts acts;
    private final VaultTable table;
    private final SealedMessages messages;

    InboxBatch(Database database, Vault vault, Acts acts) {
        this.database = database;
        this.acts = acts;
        this.table = new VaultTable(database);
        this.messages = new SealedMessages(database, vault);
    }

    private record Key(String member, String digest) {
        static Key of(Received received) {
            return new Key(received.member().value(), received.digest().hex());
        }
    }

    record Stored(
            UUID id,
            int generation,
            Optional<String> receipt,
            Instant signedAt,
            Instant receivedAt,
            boolean overtaken,
            Optional<String> mapping) {
        static Stored of(Received received, int generation) {
            return new Stored(
                    received.id().value(),
                    generation,
                    Optional.of(received.receipt()),
                    received.signedAt(),
                    received.receivedAt(),
                    false,
                    Optional.empty());
        }
    }

    private record Fresh(Received received, List<VaultTable.Item> sealed, int generation) {}

    /** @param mapping version of a bank's mapping in force now */
    List<Answer> keep(List<Inbox.Kept> gathered, Function<MemberId, Optional<String>> mapping) {
        List<Key> keys =
                gathered.stream().map(k -> Key.of(k.received())).distinct().toList();
        Map<Key, Stored> known = latest(keys, "");
        Map<MessageId, String> receipts = receipts(gathered, known, mapping);
        List<Answer> answers = new ArrayList<>(gathered.size());
        List<Fresh> fresh = new ArrayList<>();
        Map<UUID, Integer> repeats = new LinkedHashMap<>();
        List<Acts.Act> done = new ArrayList<>(gathered.size());
        for (Inbox.Kept kept : gathered) {
            Received received = kept.received();
            Stored before = known.get(Key.of(received));
            if (before != null && isRepeat(before, received, mapping.apply(received.member()))) {
                repeats.merge(before.id(), 1, Integer::sum);
                done.add(repeated(before, received));
                MessageId id = new MessageId(before.id());
                answers.add(new Answer.Taken(
                        id, before.receipt().orElseGet(() -> Objects.requireNonNull(receipts.get(id))), true));
            } else if (received.stale().isPresent()) {
                answers.add(new Answer.Refused(received.stale().get()));
            } else {
                int generation = before == null ? 1 : before.generation() + 1;
                known.put(Key.of(received), Stored.of(received, generation));
                fresh.add(new Fresh(received, kept.sealed(), generation));
                done.add(received(received));
                answers.add(new Answer.Taken(received.id(), received.receipt(), false));
            }
        }
        insert(fresh);
        count(repeats);
        acts.writeAll(done);
        return answers;
    }

    /** What was signed too long ago asserts nothing anew. */
    static boolean isRepeat(Stored before, Received received, Optional<String> reading) {
        return received.stale().isPresent() || !reasserted(before, received, reading);
    }

    /** The newest message of the same content under the same precondition. */
    Optional<Stored> latest(Received received, String precondition) {
        return Optional.ofNullable(
                latest(List.of(Key.of(received)), precondition).get(Key.of(received)));
    }

    /** The answer to a message that was taken before, counted as its repeat. */
    Answer.Taken repeat(Received received, Stored before) {
        count(Map.of(before.id(), 1));
        acts.writeAll(List.of(repeated(before, received)));
        MessageId message = new MessageId(before.id());
        return new Answer.Taken(message, messages.receipt(message, received.member()), true);
    }

    /** A new message whose rows are kept in the same commit: nothing is left to be understood later. */
    void keepUnderstood(Received received, Optional<Stored> before, String precondition, List<VaultTable.Item> sealed) {
        insertMessages(
                List.of(new Fresh(
                        received, sealed, before.map(Stored::generation).orElse(0) + 1)),
                precondition);
        acts.writeAll(List.of(received(received)));
    }

    /** Of what is repeated here and was kept in an earlier commit. */
    private Map<MessageId, String> receipts(
            List<Inbox.Kept> gathered, Map<Key, Stored> known, Function<MemberId, Optional<String>> mapping) {
        Map<MessageId, MemberId> repeated = new HashMap<>();
        for (Inbox.Kept kept : gathered) {
            Stored before = known.get(Key.of(kept.received()));
            if (before != null
                    && isRepeat(
                            before,
                            kept.received(),
                            mapping.apply(kept.received().member()))) {
                repeated.put(new MessageId(before.id()), kept.received().member());
            }
        }
        return messages.receipts(repeated);
    }

    private Map<Key, Stored> latest(List<Key> keys, String precondition) {
        Map<Key, Stored> known = new HashMap<>();
        database.jdbc()
                .query(
                        LATEST,
                        row -> {
                            known.put(
                                    new Key(row.getString("member"), row.getString("digest")),
                                    new Stored(
                                            row.getObject("id", UUID.class),
                                            row.getInt("generation"),
                                            Optional.empty(),
                                            row.getTimestamp("signed_at").toInstant(),
                                            row.getTimestamp("received_at").toInstant(),
                                            row.getBoolean("overtaken"),
                                            Optional.ofNullable(row.getString("mapping_version"))));
                        },
                        keys.stream().map(Key::member).toArray(String[]::new),
                        keys.stream().map(Key::digest).toArray(String[]::new),
                        precondition);
        return known;
    }

    /**
     * Newly signed, and either a day has passed, or the rows would read otherwise now, or one has a newer version or the whole list a
     * newer one since, or it was held whole and another mapping was switched on since.
     */
    static boolean reasserted(Stored stored, Received received, Optional<String> reading) {
        boolean signedAnew = received.signedAt().isAfter(stored.signedAt());
        boolean later = received.receivedAt().isAfter(stored.receivedAt().plus(REASSERTED_AFTER));
        boolean mappedAnew = stored.mapping()
                .filter(then -> reading.filter(now -> !now.equals(then)).isPresent())
                .isPresent();
        return signedAnew && (later || mappedAnew || stored.overtaken());
    }

    private void insert(List<Fresh> fresh) {
        insertMessages(fresh, "");
        database.jdbc().batchUpdate(TASK, fresh, Database.BATCH, (statement, one) -> {
            statement.setObject(1, one.received().id().value());
            statement.setString(2, one.received().member().value());
            statement.setTimestamp(3, Database.at(one.received().signedAt()));
        });
    }

    private void insertMessages(List<Fresh> fresh, String precondition) {
        database.jdbc().batchUpdate(MESSAGE, fresh, Database.BATCH, (statement, one) -> {
            Received received = one.received();
            statement.setObject(1, received.id().value());
            statement.setString(2, received.member().value());
            statement.setString(3, received.door().wire());
            statement.setString(4, received.digest().hex());
            statement.setInt(5, one.generation());
            statement.setInt(6, received.content().size());
            statement.setTimestamp(7, Database.at(received.signedAt()));
            statement.setTimestamp(8, Database.at(received.receivedAt()));
            statement.setString(9, precondition);
        });
        table.put(fresh.stream().flatMap(one -> one.sealed().stream()).toList());
    }

    private void count(Map<UUID, Integer> repeats) {
        database.jdbc()
                .batchUpdate(
                        "update message set repeats = repeats + ? where id = ?",
                        repeats.entrySet(),
                        Database.BATCH,
                        (statement, repeat) -> {
                            statement.setInt(1, repeat.getValue());
                            statement.setObject(2, repeat.getKey());
                        });
    }

    private static Acts.Act repeated(Stored stored, Received received) {
        return new Acts.Act(
                "message-repeated",
                received.member().value(),
                Map.of(
                        "message",
                        new MessageId(stored.id()).toString(),
                        "door",
                        received.door().wire()));
    }

    private static Acts.Act received(Received received) {
        return new Acts.Act(
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
