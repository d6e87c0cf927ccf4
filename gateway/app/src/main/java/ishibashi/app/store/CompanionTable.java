package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Vault;
import ishibashi.submit.Companion;
import ishibashi.submit.Companions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Resources beside the postings, sealed; a version each time that one says something else. */
public final class CompanionTable implements Companions {
    private static final String OWN = " and ? in (c.operator_of_record, c.owner)";
    private static final String READ = """
            select c.id, c.operator_of_record, v.version, v.updated_at from companion c
            join companion_version v on v.companion = c.id where c.type = ?
            """;
    private static final String NEWEST = " and v.version = c.version" + OWN;
    private static final String PURPOSE = "resource";

    private final Database database;
    private final VaultTable sealed;
    private final Vault vault;
    private final Keys keys;
    private final UnaryOperator<MemberId> operator;

    /** The key under which a bank keeps a resource with that business identifier. */
    @FunctionalInterface
    public interface Keys {
        Token of(MemberId operator, String type, String system, String value);
    }

    public CompanionTable(Database database, Vault vault, Keys keys, UnaryOperator<MemberId> operator) {
        this.database = database;
        this.sealed = new VaultTable(database);
        this.vault = vault;
        this.keys = keys;
        this.operator = operator;
    }

    @Override
    public Optional<Companion.Stored> find(MemberId caller, String type, String system, String value) {
        String key = keys.of(operator.apply(caller), type, system, value).value();
        return read(READ + NEWEST + " and c.key = ?", type, caller.value(), key).stream()
                .findFirst();
    }

    @Override
    public Optional<Companion.Stored> find(MemberId caller, String type, RecordId id) {
        return read(READ + NEWEST + " and c.id = ?", type, caller.value(), id.value()).stream()
                .findFirst();
    }

    @Override
    public boolean isAnothers(MemberId caller, String type, String system, String value) {
        return Boolean.TRUE.equals(database.jdbc()
                .queryForObject(
                        "select exists (select from companion c where c.key = ? and ? not in (c.operator_of_record, c.owner))",
                        Boolean.class,
                        keys.of(operator.apply(caller), type, system, value).value(),
                        caller.value()));
    }

    @Override
    public List<Companion.Stored> history(MemberId caller, String type, RecordId id) {
        return read(READ + OWN + " and c.id = ? order by v.version desc", type, caller.value(), id.value());
    }

    @Override
    public List<Companion.Stored> all(MemberId caller, String type, int most) {
        return read(READ + NEWEST + " order by c.updated_at desc, c.id limit ?", type, caller.value(), most);
    }

    private record Row(UUID id, String operator, int version, Timestamp updated) {}

    private List<Companion.Stored> read(String query, Object... arguments) {
        String type = String.valueOf(arguments[0]);
        return database
                .jdbc()
                .query(
                        query,
                        (row, n) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getString("operator_of_record"),
                                row.getInt("version"),
                                row.getTimestamp("updated_at")),
                        arguments)
                .stream()
                .flatMap(row -> open(type, row).stream())
                .toList();
    }

    private Optional<Companion.Stored> open(String type, Row row) {
        RecordId id = new RecordId(row.id());
        return sealed.get(subject(type, id), PURPOSE, row.version())
                .map(s -> new Companion.Stored(
                        id,
                        type,
                        row.version(),
                        row.updated().toInstant(),
                        Bytes.owning(vault.open(s, new Vault.Context(subject(type, id), row.operator(), PURPOSE)))));
    }

    private static String subject(String type, RecordId id) {
        return type + "/" + id;
    }

    /** Whether each stands in the version that it replaces; locks them until the transaction ends. */
    boolean stand(MemberId member, List<Companion> companions) {
        for (Companion c : companions) {
            List<Integer> version = database.jdbc()
                    .query(
                            "select c.version from companion c where c.id = ?" + OWN + " for update",
                            (row, n) -> row.getInt(1),
                            c.id().value(),
                            member.value());
            if (version.isEmpty() ? c.base() != 0 : version.getFirst() != c.base()) {
                return false;
            }
        }
        return true;
    }

    void write(MemberId member, MessageId message, List<Companion> companions, Instant at) {
        for (Companion c : companions) {
            String digest = Digest.of(c.json().toArray()).hex();
            int changed = c.base() == 0 ? insert(member, c, digest, at) : update(c, digest, at);
            if (changed == 1) {
                keep(member, message, c, at);
            }
        }
    }

    private int insert(MemberId member, Companion c, String digest, Instant at) {
        MemberId bank = operator.apply(member);
        return database.jdbc()
                .update(
                        "insert into companion (id, key, type, operator_of_record, owner, version, digest, updated_at)"
                                + " values (?, ?, ?, ?, ?, 1, ?, ?)",
                        c.id().value(),
                        keys.of(bank, c.type(), c.system(), c.value()).value(),
                        c.type(),
                        bank.value(),
                        member.value(),
                        digest,
                        Database.at(at));
    }

    private int update(Companion c, String digest, Instant at) {
        return database.jdbc()
                .update(
                        "update companion set version = version + 1, digest = ?, updated_at = ?"
                                + " where id = ? and digest <> ?",
                        digest,
                        Database.at(at),
                        c.id().value(),
                        digest);
    }

    private void keep(MemberId member, MessageId message, Companion c, Instant at) {
        int version = c.base() + 1;
        String bank = operator.apply(member).value();
        String subject = subject(c.type(), c.id());
        database.jdbc()
                .update(
                        "insert into companion_version (companion, version, message, updated_at) values (?, ?, ?, ?)",
                        c.id().value(),
                        version,
                        message.value(),
                        Database.at(at));
        sealed.put(
                List.of(new VaultTable.Item(
                        subject, PURPOSE, vault.seal(c.json().toArray(), new Vault.Context(subject, bank, PURPOSE)))),
                version);
    }
}
