package ishibashi.app.store;

import ishibashi.link.Records;
import ishibashi.message.Digest;
import ishibashi.message.Known;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is stored under keys, for the stage that links. */
public final class RecordTable implements Records {
    private final Database database;

    public RecordTable(Database database) {
        this.database = database;
    }

    @Override
    public Map<Token, Known> known(Collection<Token> keys) {
        Map<Token, Known> found = new HashMap<>();
        database.jdbc()
                .query(
                        "select key, id, row_digest, mapping_version, signed_at, version from record where key = any (?)",
                        row -> {
                            found.put(
                                    new Token(row.getString("key")),
                                    new Known(
                                            new RecordId(row.getObject("id", UUID.class)),
                                            new Digest(row.getString("row_digest")),
                                            row.getString("mapping_version"),
                                            row.getTimestamp("signed_at").toInstant(),
                                            row.getInt("version")));
                        },
                        (Object) keys.stream().map(Token::value).toArray(String[]::new));
        return found;
    }

    @Override
    public Set<Digest> quarantined(MemberId member, String mappingVersion, Collection<Digest> rows) {
        Set<Digest> found = new HashSet<>();
        database.jdbc()
                .query(
                        "select digest from quarantine where state = 'waiting' and member = ? and mapping_version = ?"
                                + " and digest = any (?)",
                        row -> {
                            found.add(new Digest(row.getString("digest")));
                        },
                        member.value(),
                        mappingVersion,
                        rows.stream().map(Digest::hex).toArray(String[]::new));
        return found;
    }
}
