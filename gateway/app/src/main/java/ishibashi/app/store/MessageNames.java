package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.submit.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What senders call their messages: one name, one content. Names are kept as digests, since a sender may write anything there. */
public final class MessageNames implements MessageIds {
    private final Database database;

    public MessageNames(Database database) {
        this.database = database;
    }

    @Override
    public Digest bind(MemberId member, UUID id, Digest content) {
        return bind(member, id.toString(), content);
    }

    /** The content that bears this name: this one, if it is the first. */
    Digest bind(MemberId member, String name, Digest content) {
        database.jdbc()
                .update(
                        "insert into message_name (member, name, digest) values (?, ?, ?) on conflict do nothing",
                        member.value(),
                        hidden(name),
                        content.hex());
        return find(member, name).orElse(content);
    }

    @Override
    public Optional<Digest> find(MemberId member, UUID id) {
        return find(member, id.toString());
    }

    private Optional<Digest> find(MemberId member, String name) {
        return database
                .jdbc()
                .query(
                        "select digest from message_name where member = ? and name = ?",
                        (row, n) -> new Digest(row.getString(1)),
                        member.value(),
                        hidden(name))
                .stream()
                .findFirst();
    }

    private static String hidden(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
