package ishibashi.app.store;

import ishibashi.link.Records;
import ishibashi.message.Digest;
import ishibashi.message.Known;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
                        "select key, id, row_digest, mapping_version, signed_at, version, active, meaning, owner, updated_at,"
                                + " array(select jsonb_array_elements_text("
                                + "jsonb_path_query_array(posting, '$.facilities[*].value'))) as facilities"
                                + " from record where key = any (?)",
                        row -> {
                            found.put(
                                    new Token(row.getString("key")),
                                    new Known(
                                            new RecordId(row.getObject("id", UUID.class)),
                                            new Digest(row.getString("row_digest")),
                                            row.getString("mapping_version"),
                                            row.getTimestamp("signed_at").toInstant(),
                                            row.getInt("version"),
                                            row.getBoolean("active"),
                                            new Token(row.getString("meaning")),
                                            new MemberId(row.getString("owner")),
                                            row.getTimestamp("updated_at").toInstant(),
                                            tokens(row.getArray("facilities"))));
                        },
                        (Object) keys.stream().map(Token::value).toArray(String[]::new));
        return found;
    }

    private static Set<Token> tokens(java.sql.Array values) throws SQLException {
        return Arrays.stream((String[]) values.getArray()).map(Token::new).collect(Collectors.toSet());
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
