package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an operator looks at and does: messages, results, audit. Answers are JSON as the operator API gives it. */
public final class Desk {
    private final Database database;
    private final Acts acts;

    public Desk(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
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
                                    .ifPresent(json -> node.set("refusals", RefusalJson.tree(json)));
                        },
                        m,
                        m,
                        id,
                        id,
                        limit);
        return all;
    }

    /** The audit's entries, the newest first. */
    public ArrayNode audit(Optional<String> act, Optional<MessageId> message, Optional<String> incident, int limit) {
        ArrayNode all = Database.JSON.createArrayNode();
        @Nullable String a = act.orElse(null);
        @Nullable String m = message.map(MessageId::toString).orElse(null);
        @Nullable String i = incident.orElse(null);
        database.jdbc()
                .query(
                        """
                        select l.number, x.id, x.at, x.act, x.who, x.details from audit_act x
                        left join audit_link l on l.act = x.id
                        where (?::text is null or x.act = ?) and (?::text is null or x.details->>'message' = ?)
                        and (?::text is null or x.details->>'incident' = ?)
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
                        i,
                        i,
                        limit);
        return all;
    }

    /**
     * A deed of an operator that no transaction can undo. Its order is in the audit before it is done, and that it was done after it; an
     * order alone says that it failed or that nobody knows.
     */
    public void ordered(Deed deed, String route, String reason, Runnable doing) {
        note(deed.order, route, reason);
        doing.run();
        note(deed.done, route, reason);
    }

    /** What is ordered, by the names of its two acts. */
    public enum Deed {
        START("route-start-ordered", "route-started"),
        STOP("route-stop-ordered", "route-stopped");

        private final String order;
        private final String done;

        Deed(String order, String done) {
            this.order = order;
            this.done = done;
        }
    }

    private void note(String act, String route, String reason) {
        database.run(() -> acts.write(act, "operator", Map.of("route", route, "reason", reason)));
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
