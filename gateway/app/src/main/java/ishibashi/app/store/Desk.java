package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.pseudonymise.Vault;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an operator looks at and does: messages, quarantine, audit. Answers are JSON as the operator API gives it. */
public final class Desk {
    private final Database database;
    private final Vault vault;
    private final VaultTable sealed;
    private final Acts acts;
    private final WorkSignal signal;

    public Desk(Database database, Vault vault, Acts acts, WorkSignal signal) {
        this.database = database;
        this.vault = vault;
        this.sealed = new VaultTable(database);
        this.acts = acts;
        this.signal = signal;
    }

    /** The newest first, without content or name. */
    public ArrayNode messages(Optional<MemberId> member, Optional<MessageId> message, int limit) {
        ArrayNode all = Database.JSON.createArrayNode();
        @Nullable String m = member.map(MemberId::value).orElse(null);
        @Nullable UUID id = message.map(MessageId::value).orElse(null);
        database.jdbc()
                .query(
                        """
                        select id, member, door, digest, size, state, repeats, signed_at, received_at, concluded_at, refusal
                        from message where (?::text is null or member = ?) and (?::uuid is null or id = ?)
                        order by received_at desc limit ?""",
                        row -> {
                            ObjectNode node = all.addObject()
                                    .put("messageId", "urn:uuid:" + row.getString("id"))
                                    .put("member", row.getString("member"))
                                    .put("door", row.getString("door"))
                                    .put("sha256", row.getString("digest"))
                                    .put("size", row.getInt("size"))
                                    .put("state", row.getString("state"))
                                    .put("repeats", row.getInt("repeats"))
                                    .put(
                                            "signedAt",
                                            row.getTimestamp("signed_at")
                                                    .toInstant()
                                                    .toString())
                                    .put(
                                            "receivedAt",
                                            row.getTimestamp("received_at")
                                                    .toInstant()
                                                    .toString());
                            Optional.ofNullable(row.getTimestamp("concluded_at"))
                                    .ifPresent(at -> node.put(
                                            "concludedAt", at.toInstant().toString()));
                            Optional.ofNullable(row.getString("refusal"))
                                    .ifPresent(json -> node.set("refusals", refusals(json)));
                        },
                        m,
                        m,
                        id,
                        id,
                        limit);
        return all;
    }

    /** Rows that wait, with place, code, reason and remedy; never the raw row. */
    public ArrayNode quarantine(Optional<MemberId> member, Optional<MessageId> message, int limit) {
        ArrayNode all = Database.JSON.createArrayNode();
        @Nullable String m = member.map(MemberId::value).orElse(null);
        @Nullable UUID id = message.map(MessageId::value).orElse(null);
        database.jdbc()
                .query(
                        """
                        select message, ordinal, member, place, state, refusals, held_at from quarantine
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
                                    .set("refusals", refusals(row.getString("refusals")));
                        },
                        m,
                        m,
                        id,
                        id,
                        limit);
        return all;
    }

    private static ArrayNode refusals(String json) {
        ArrayNode all = Database.JSON.createArrayNode();
        for (Refusal refusal : RefusalJson.read(json)) {
            ObjectNode node = all.addObject()
                    .put("code", refusal.code().wire())
                    .put("category", refusal.category().wire())
                    .put("stage", refusal.stage().wire())
                    .put("incident", refusal.incident().toString());
            ObjectNode where = node.putObject("where");
            refusal.where().row().ifPresent(v -> where.put("row", v));
            refusal.where().column().ifPresent(v -> where.put("column", v));
            refusal.where().path().ifPresent(v -> where.put("path", v));
            ObjectNode why = node.putObject("why");
            ObjectNode remedy = node.putObject("remedy");
            for (Language language : Language.values()) {
                why.put(language.wire(), refusal.text(language).why());
                remedy.put(language.wire(), refusal.text(language).remedy());
            }
        }
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

    /** Gives a message that was held whole back to work; false if it is not held. */
    public boolean replay(MessageId message, String reason) {
        boolean done = database.transact(() -> {
            int held = database.jdbc()
                    .update(
                            "update message set state = 'pending', refusal = null, concluded_at = null"
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

    /** The audit's entries, the newest first. */
    public ArrayNode audit(Optional<String> act, Optional<MessageId> message, int limit) {
        ArrayNode all = Database.JSON.createArrayNode();
        @Nullable String a = act.orElse(null);
        @Nullable String m = message.map(MessageId::toString).orElse(null);
        database.jdbc()
                .query(
                        """
                        select l.number, x.id, x.at, x.act, x.who, x.details from audit_act x
                        left join audit_link l on l.act = x.id
                        where (?::text is null or x.act = ?) and (?::text is null or x.details->>'message' = ?)
                        order by x.at desc limit ?""",
                        row -> {
                            all.addObject()
                                    .put("number", row.getLong("number"))
                                    .put("id", row.getString("id"))
                                    .put(
                                            "at",
                                            row.getTimestamp("at").toInstant().toString())
                                    .put("act", row.getString("act"))
                                    .put("who", row.getString("who"))
                                    .set("details", Database.JSON.readTree(row.getString("details")));
                        },
                        a,
                        a,
                        m,
                        m,
                        limit);
        return all;
    }

    /** An act of an operator on a route. */
    public void note(String act, String what, String reason) {
        database.run(() -> acts.write(act, "operator", Map.of("route", what, "reason", reason)));
    }

    /** How many results were signed, by event; for the table of the banks. */
    public long results(MemberId member, List<String> events) {
        Long number = database.jdbc()
                .queryForObject(
                        "select count(*) from outbox where recipient = ? and event = any (?)",
                        Long.class,
                        member.value(),
                        events.toArray(String[]::new));
        return number == null ? 0 : number;
    }

    /** Pairs that were told to the member about its own records. */
    public long matches(MemberId member) {
        Long number = database.jdbc()
                .queryForObject(
                        "select count(*) from told t join record r on r.id = t.own where r.operator_of_record = ?",
                        Long.class,
                        member.value());
        return number == null ? 0 : number;
    }
}
