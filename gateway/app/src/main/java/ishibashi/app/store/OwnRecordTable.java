package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Sealed;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Vault;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.OwnRecords;
import ishibashi.submit.RoleQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys;

    /** @param keys the key of a member's record with that number, under its operator of record */
    public OwnRecordTable(Database database, Vault vault, BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys) {
        this.database = database;
        this.sealed = new VaultTable(database);
        this.vault = vault;
        this.keys = keys;
    }

    @Override
    public Optional<OwnRecord> find(MemberId caller, RecordId record) {
        return opened(rows(NEWEST + "r.id = ?" + OWN, record.value(), caller.value()), false).stream()
                .findFirst();
    }

    @Override
    public Optional<OwnRecord> find(MemberId caller, Kind kind, String number) {
        String key = keys.apply(caller, new RoleQuery.OwnNumber(kind, number)).value();
        return opened(rows(NEWEST + "r.key = ?" + OWN, key, caller.value()), false).stream()
                .findFirst();
    }

    @Override
    public List<OwnRecord> all(MemberId caller, Collection<RecordId> records) {
        UUID[] ids = records.stream().map(RecordId::value).toArray(UUID[]::new);
        return opened(rows(NEWEST + "r.id = any (?)" + OWN, ids, caller.value()), false);
    }

    @Override
    public List<OwnRecord> history(MemberId caller, RecordId record) {
        List<Row> rows = new ArrayList<>(rows(NEWEST + "r.id = ?" + OWN, record.value(), caller.value()));
        rows.addAll(rows(EARLIER, record.value(), caller.value()));
        return opened(rows, true);
    }

    private List<Row> rows(String query, Object... arguments) {
        return database.jdbc().query(query, (row, n) -> Row.of(row), arguments);
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

    /** A row before what is sealed beside it; {@code keptAs} is the version under which that lies. */
    private record Row(
            String id,
            String operator,
            MemberId owner,
            int version,
            int keptAs,
            boolean active,
            Posting posting,
            Instant updated,
            Door door) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class).toString(),
                    row.getString("operator_of_record"),
                    new MemberId(row.getString("owner")),
                    row.getInt("version"),
                    row.getInt("kept_as"),
                    row.getBoolean("active"),
                    PostingJson.read(row),
                    row.getTimestamp("updated_at").toInstant(),
                    Door.valueOf(row.getString("door").toUpperCase(Locale.ROOT)));
        }
    }

    private List<OwnRecord> opened(List<Row> rows, boolean earlier) {
        Map<VaultTable.Place, Sealed> beside =
                sealed.all(rows.stream().map(Row::id).distinct().toList(), earlier);
        return rows.stream().map(row -> opened(row, beside)).toList();
    }

    private OwnRecord opened(Row row, Map<VaultTable.Place, Sealed> beside) {
        boolean seeker = row.posting() instanceof Posting.OfSeeker;
        Optional<Bytes> identity = open(row, "identity", beside);
        return new OwnRecord(
                row.posting(),
                open(row, "number", beside).map(b -> read(b, String.class)).orElse(""),
                row.version(),
                row.updated(),
                row.active(),
                row.owner(),
                row.door(),
                identity.filter(b -> !seeker).map(b -> read(b, FacilityIdentity.class)),
                identity.filter(b -> seeker).map(b -> read(b, SeekerIdentity.class)),
                open(row, "source", beside));
    }

    private Optional<Bytes> open(Row row, String purpose, Map<VaultTable.Place, Sealed> beside) {
        return Optional.ofNullable(beside.get(new VaultTable.Place(row.id(), purpose, row.keptAs())))
                .map(s -> Bytes.owning(vault.open(s, new Vault.Context(row.id(), row.operator(), purpose))));
    }

    private static <T> T read(Bytes json, Class<T> kind) {
        return Database.JSON.readValue(json.toArray(), kind);
    }
}
