package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.pseudonymise.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What waits to be mended: rows, and messages held whole (contract §6; rulings 2). */
public final class QuarantineDesk {
    private final Database database;
    private final Vault vault;
    private final VaultTable sealed;
    private final Acts acts;
    private final WorkSignal signal;

    public QuarantineDesk(Database database, Vault vault, Acts acts, WorkSignal signal) {
        this.database = database;
        this.vault = vault;
        this.sealed = new VaultTable(database);
        this.acts = acts;
        this.signal = signal;
    }

    /**
     * Rows that wait, and messages held whole (place {@code *}), with code, reason and remedy; never the raw row. A row that a later file
     * had right waits no more.
     */
    public ArrayNode list(Optional<MemberId> member, Optional<MessageId> message, int limit) {
        ArrayNode all = Database.JSON.createArrayNode();
        @Nullable String m = member.map(MemberId::value).orElse(null);
        @Nullable UUID id = message.map(MessageId::value).orElse(null);
        database.jdbc()
                .query(
                        """
                        select message, ordinal, member, place, state, refusals, held_at from (
                            select message, ordinal, member, place, state, refusals, held_at from quarantine
                            where state <> 'closed'
                            union all
                            select id, 0, member, '*', 'waiting', refusal, concluded_at from message
                            where state = 'quarantined') held
                        where (?::text is null or member = ?) and (?::uuid is null or message = ?)
                        order by held_at desc, message, ordinal limit ?""",
                        row -> {
                            all.addObject()
                                    .put("messageId", "urn:uuid:" + row.getString("message"))
                                    .put("ordinal", row.getInt("ordinal"))
                                    .put("member", row.getString("member"))
                                    .put("where", row.getString("place"))
                                    .put("state", row.getString("state"))
                                    .put(
                                            "heldAt",
                                            row.getTimestamp("held_at")
                                                    .toInstant()
                                                    .toString())
                                    .set("refusals", RefusalJson.tree(row.getString("refusals")));
                        },
                        m,
                        m,
                        id,
                        id,
                        limit);
        return all;
    }

    /** The raw cells of one row, audited with the reason. */
    public Optional<JsonNode> raw(MessageId message, int ordinal, String reason) {
        String subject = message + "#" + ordinal;
        return database.transact(() -> database
                .jdbc()
                .query(
                        "select member from quarantine where message = ? and ordinal = ?",
                        (row, n) -> row.getString(1),
                        message.value(),
                        ordinal)
                .stream()
                .findFirst()
                .flatMap(member ->
                        sealed.get(subject, "raw").map(s -> vault.open(s, new Vault.Context(subject, member, "raw"))))
                .map(bytes -> {
                    acts.write(
                            "quarantine-shown",
                            "operator",
                            Map.of(
                                    "message",
                                    message.toString(),
                                    "ordinal",
                                    Integer.toString(ordinal),
                                    "reason",
                                    reason));
                    return Database.JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
                }));
    }

    /** Releases a message that was held whole: the guards no longer hold it (rulings 2). False if it is not held. */
    public boolean replay(MessageId message, String reason) {
        boolean done = database.transact(() -> {
            int held = database.jdbc()
                    .update(
                            "update message set state = 'pending', released = true, refusal = null, concluded_at = null"
                                    + " where id = ? and state = 'quarantined'",
                            message.value());
            if (held == 0) {
                return false;
            }
            database.jdbc()
                    .update(
                            "insert into task (kind, message, member, chunk, signed_at)"
                                    + " select 'understand', id, member, 0, signed_at from message where id = ?"
                                    + " on conflict do nothing",
                            message.value());
            acts.write("message-replayed", "operator", Map.of("message", message.toString(), "reason", reason));
            return true;
        });
        signal.ring();
        return done;
    }

    /** Ends a message that was held whole: refused by the operator. False if it is not held. */
    public boolean discard(MessageId message, String reason) {
        return database.transact(() -> {
            boolean held = database.jdbc()
                            .update(
                                    "update message set state = 'rejected', concluded_at = now()"
                                            + " where id = ? and state = 'quarantined'",
                                    message.value())
                    == 1;
            if (held) {
                acts.write("message-discarded", "operator", Map.of("message", message.toString(), "reason", reason));
            }
            return held;
        });
    }
}
