package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.pseudonymise.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The files that a bank sent last and that were taken, opened one at a time: they name people. */
public final class LastFiles {
    private static final int MOST = 10;
    private static final long MOST_BYTES = 32L << 20;

    private final Database database;
    private final SealedMessages messages;

    public LastFiles(Database database, Vault vault) {
        this.database = database;
        this.messages = new SealedMessages(database, vault);
    }

    /** One of them; {@code signedAt} is left out, since a mapping reads no clock. */
    public record LastFile(MessageId message, Optional<FileLabel> label, Bytes content) {}

    /** The newest first, {@value #MOST} at most and together no more than 32 MiB; the number and the file. */
    public void each(MemberId member, BiConsumer<Integer, LastFile> reader) {
        List<UUID> found = database.jdbc()
                .query("""
                        select id from (
                            select m.id, m.signed_at, sum(m.size) over (order by m.signed_at desc, m.id) so_far, m.size
                            from message m where m.member = ? and m.state in ('accepted', 'quarantined')
                            and m.door not in ('fhir', 'soap') and exists (select 1 from vault v
                                where v.subject = 'urn:uuid:' || m.id and v.purpose = 'content' and v.wrapped_key <> '')
                        ) newest where so_far <= ? or so_far = size order by signed_at desc, id limit ?""", (row, n) -> row.getObject("id", UUID.class), member.value(), MOST_BYTES, MOST);
        for (int i = 0; i < found.size(); i++) {
            MessageId id = new MessageId(found.get(i));
            int number = i + 1;
            messages.part(id, member, "content")
                    .ifPresent(content -> reader.accept(number, new LastFile(id, label(id, member), content)));
        }
    }

    private Optional<FileLabel> label(MessageId id, MemberId member) {
        return messages.part(id, member, "label")
                .map(bytes -> new FileLabel(new String(bytes.toArray(), StandardCharsets.UTF_8)));
    }
}
