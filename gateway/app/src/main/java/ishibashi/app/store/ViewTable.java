package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Searches records for a member, and remembers what it was shown under which pseudonym. */
public final class ViewTable implements Views {
    private static final int COUNTED = 1_000;
    private static final String SEEN =
            "select id, kind, posting, day, chance, ? in (operator_of_record, owner) as own from record where ";

    /** By a ranking, or because its bank asked for contact. */
    private static final String TOLD_OF = """
            select t.other from told t join record r on r.id = t.own where r.operator_of_record = ?
            union select vacancy from introduction where seeker_bank = ? and not untold
            union select seeker from introduction where vacancy_bank = ? and not untold""";

    private static final String OPEN = "(scope = 'national' or " + RoleSql.NEAR + ")";

    private final Database database;
    private final Pseudonyms pseudonyms;
    private final ShownTable table;
    private final Function<Posting, AnonymousView> views;
    private final BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys;
    private final Function<MemberId, Set<Token>> facilities;
    private final Function<MemberId, Set<String>> near;

    /**
     * @param keys the key of a member's record with that number
     * @param facilities tokens of a member that is a facility
     * @param near prefectures whose seekers are open to a member where they are open to 近隣県
     */
    public ViewTable(
            Database database,
            Pseudonyms pseudonyms,
            Function<Posting, AnonymousView> views,
            BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys,
            Function<MemberId, Set<Token>> facilities,
            Function<MemberId, Set<String>> near) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.table = new ShownTable(database, pseudonyms);
        this.views = views;
        this.keys = keys;
        this.facilities = facilities;
        this.near = near;
    }

    private record Row(UUID id, Posting posting, LocalDate day, UUID chance, boolean own) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    PostingJson.read(row),
                    row.getDate("day").toLocalDate(),
                    row.getObject("chance", UUID.class),
                    row.getBoolean("own"));
        }
    }

    @Override
    public Found search(MemberId caller, RoleQuery query) {
        RolePage page = new RolePage(
                new RoleSql(caller, keys, facilities.apply(caller), near.apply(caller)).halves(query), query);
        boolean first = query.after().isEmpty();
        RolePage.Statement statement = page.rows(first ? COUNTED + 1 : query.count() + 1);
        AtomicInteger found = new AtomicInteger();
        List<Row> rows = database.jdbc()
                .query(
                        statement.sql(),
                        (row, n) -> {
                            found.set(row.getInt("hits"));
                            return Row.of(row);
                        },
                        statement.arguments().toArray());
        List<Row> shown = rows.subList(0, Math.min(rows.size(), query.count()));
        int total = first ? found.get() : counted(page);
        return new Found(
                hits(caller, shown),
                total > COUNTED ? Optional.empty() : Optional.of(total),
                rows.size() > query.count());
    }

    private int counted(RolePage page) {
        RolePage.Statement statement = page.count(COUNTED + 1);
        Integer counted = database.jdbc()
                .queryForObject(
                        statement.sql(), Integer.class, statement.arguments().toArray());
        return counted == null ? 0 : counted;
    }

    private List<Hit> hits(MemberId caller, List<Row> rows) {
        Map<UUID, Shown> others =
                shown(caller, rows.stream().filter(row -> !row.own()).toList());
        return rows.stream()
                .map(row -> new Hit(
                        new Place(row.day(), row.chance()),
                        row.own() ? new Own(new RecordId(row.id())) : Objects.requireNonNull(others.get(row.id()))))
                .toList();
    }

    private Map<UUID, Shown> shown(MemberId caller, List<Row> rows) {
        Map<UUID, ShownTable.Under> under = table.remember(
                caller,
                rows.stream()
                        .map(row -> new ShownTable.Showing(row.id(), view(row), row.day()))
                        .toList());
        Map<UUID, Shown> shown = new HashMap<>();
        for (Row row : rows) {
            ShownTable.Under as = Objects.requireNonNull(under.get(row.id()));
            shown.put(row.id(), new Shown(as.pseudonym(), row.posting(), as.version(), row.day()));
        }
        return shown;
    }

    private String view(Row row) {
        return Database.JSON.writeValueAsString(views.apply(row.posting()));
    }

    @Override
    public Optional<Shown> find(MemberId caller, String pseudonym) {
        return table.record(caller, pseudonym)
                .or(() -> told(caller, pseudonym))
                .flatMap(record -> visible(caller, record))
                .map(row -> Objects.requireNonNull(shown(caller, List.of(row)).get(row.id())));
    }

    /** A result has told of it: whose pseudonym it is, is computed for all that results have told this member of. */
    private Optional<UUID> told(MemberId caller, String pseudonym) {
        return database
                .jdbc()
                .query(
                        TOLD_OF,
                        (row, n) -> row.getObject(1, UUID.class),
                        caller.value(),
                        caller.value(),
                        caller.value())
                .stream()
                .filter(id -> pseudonyms.of(new RecordId(id), caller, "match").equals(pseudonym))
                .findFirst();
    }

    /** As far as a search without any filter would show it. */
    private Optional<Row> visible(MemberId caller, UUID record) {
        String hidden = "not hidden_from && ?::text[]";
        return database
                .jdbc()
                .query(
                        SEEN + "id = ? and active and " + OPEN + " and ? not in (operator_of_record, owner) and "
                                + hidden,
                        (row, n) -> Row.of(row),
                        caller.value(),
                        record,
                        near.apply(caller).toArray(String[]::new),
                        caller.value(),
                        facilities.apply(caller).stream().map(Token::value).toArray(String[]::new))
                .stream()
                .findFirst();
    }
}
