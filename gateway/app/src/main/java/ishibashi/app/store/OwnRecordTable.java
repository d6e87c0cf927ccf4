package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Vault;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.OwnRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Opens a member's own records, newest and earlier versions, for that member alone. */
public final class OwnRecordTable implements OwnRecords {
    private static final String OWN = " and ? in (r.operator_of_record, r.owner)";
    private static final String NEWEST = """
            select r.id, r.kind, r.operator_of_record, r.owner, r.version, 0 as kept_as, r.active, r.posting, r.updated_at,
                m.door from record r join message m on m.id = r.message where
            """;
    private static final String EARLIER = """
            select r.id, r.kind, r.operator_of_record, v.owner, v.version, v.version as kept_as, v.active, v.posting,
                v.updated_at, m.door from record_version v join record r on r.id = v.record
            join message m on m.id = v.message where v.record = ?""" + OWN + " order by v.version desc";

    private final Database database;
    private final VaultTable sealed;
    private final Vault vault;
    private final BiFunction<MemberId, Numbered, Token> keys;

    /** A record in its sender's words. */
    public record Numbered(Kind kind, String number) {
        @Override
        public String toString() {
            return "Numbered[" + kind + "]";
        }
    }

    /** @param keys the key of a member's record with that number, under its operator of record */
    public OwnRecordTable(Database database, Vault vault, BiFunction<MemberId, Numbered, Token> keys) {
        this.database = database;
        this.sealed = new VaultTable(database);
        this.vault = vault;
        this.keys = keys;
    }

    @Override
    public Optional<OwnRecord> find(MemberId caller, RecordId record) {
        return first(NEWEST + "r.id = ?" + OWN, record.value(), caller.value());
    }

    @Override
    public Optional<OwnRecord> find(MemberId caller, Kind kind, String number) {
        String key = keys.apply(caller, new Numbered(kind, number)).value();
        return first(NEWEST + "r.key = ?" + OWN, key, caller.value());
    }

    private Optional<OwnRecord> first(String query, Object... arguments) {
        return database.jdbc().query(query, (row, n) -> read(row), arguments).stream()
                .findFirst();
    }

    @Override
    public List<OwnRecord> history(MemberId caller, RecordId record) {
        List<OwnRecord> all = new ArrayList<>(find(caller, record).stream().toList());
        all.addAll(database.jdbc().query(EARLIER, (row, n) -> read(row), record.value(), caller.value()));
        return all;
    }

    @Override
    public int reach(MemberId caller, RecordId record) {
        Integer number = database.jdbc()
                .queryForObject(
                        "select count(*) from told t join record r on r.id = t.own where t.own = ? and r.active" + OWN,
                        Integer.class,
                        record.value(),
                        caller.value());
        return number == null ? 0 : number;
    }

    private OwnRecord read(ResultSet row) throws SQLException {
        String id = row.getObject("id", UUID.class).toString();
        String operator = row.getString("operator_of_record");
        int version = row.getInt("kept_as");
        boolean seeker = row.getString("kind").equals("seeker");
        return new OwnRecord(
                posting(row.getString("posting"), seeker),
                open(id, operator, "number", version)
                        .map(b -> Database.JSON.readValue(b.toArray(), String.class))
                        .orElse(""),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant(),
                row.getBoolean("active"),
                new MemberId(row.getString("owner")),
                Door.valueOf(row.getString("door").toUpperCase(Locale.ROOT)),
                identity(id, operator, version, !seeker, FacilityIdentity.class),
                identity(id, operator, version, seeker, SeekerIdentity.class),
                open(id, operator, "source", version));
    }

    private static Posting posting(String json, boolean seeker) {
        return seeker
                ? Database.JSON.readValue(json, Posting.OfSeeker.class)
                : Database.JSON.readValue(json, Posting.OfVacancy.class);
    }

    private <T> Optional<T> identity(String id, String operator, int version, boolean is, Class<T> kind) {
        return is
                ? open(id, operator, "identity", version).map(b -> Database.JSON.readValue(b.toArray(), kind))
                : Optional.empty();
    }

    private Optional<Bytes> open(String id, String operator, String purpose, int version) {
        return sealed.get(id, purpose, version)
                .map(s -> Bytes.owning(vault.open(s, new Vault.Context(id, operator, purpose))));
    }
}
