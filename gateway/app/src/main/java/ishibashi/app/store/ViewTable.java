package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Searches records for a member, and remembers what it was shown under which pseudonym. */
public final class ViewTable implements Views {
    private static final int COUNTED = 1_000;
    private static final String SEEN =
            "select id, kind, posting, day, chance, ? in (operator_of_record, owner) as own from record where ";
    private static final String REMEMBER = """
            insert into shown_view (recipient, pseudonym, record, digest, version, day)
            select ?, pseudonym, record, digest, 1, day::date
            from unnest(?, ?, ?, ?) as a (pseudonym, record, digest, day) order by pseudonym
            on conflict (recipient, pseudonym) do update
            set version = shown_view.version + (shown_view.digest <> excluded.digest)::int,
                digest = excluded.digest, day = excluded.day
            returning pseudonym, version""";

    /** By a ranking, or because its bank asked for contact. */
    private static final String TOLD_OF = """
            select t.other from told t join record r on r.id = t.own where r.operator_of_record = ?
            union select vacancy from introduction where seeker_bank = ? and not untold
            union select seeker from introduction where vacancy_bank = ? and not untold""";

    /** A consent that ends at the neighbours is for those whom a ranking has told. */
    private static final String OPEN = """
            (scope = 'national' or scope = 'neighbours' and exists (select 1 from told t join record o on o.id = t.own
                where t.other = record.id and o.operator_of_record = ?))""";

    private final Database database;
    private final Pseudonyms pseudonyms;
    private final Function<Posting, AnonymousView> views;
    private final BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys;
    private final Function<MemberId, Set<Token>> facilities;

    /**
     * @param keys the key of a member's record with that number
     * @param facilities tokens of a member that is a facility
     */
    public ViewTable(
            Database database,
            Pseudonyms pseudonyms,
            Function<Posting, AnonymousView> views,
            BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys,
            Function<MemberId, Set<Token>> facilities) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.views = views;
        this.keys = keys;
        this.facilities = facilities;
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
        RoleSql sql = new RoleSql(caller, keys, facilities.apply(caller));
        String where = sql.where(query);
        List<Object> arguments = new ArrayList<>(List.of(caller.value()));
        arguments.addAll(List.of(sql.arguments()));
        String narrowed = where;
        if (query.after().isPresent()) {
            Place after = query.after().get();
            narrowed += query.descending()
                    ? " and (day < ? or (day = ? and chance > ?))"
                    : " and (day > ? or (day = ? and chance > ?))";
            java.sql.Date day = java.sql.Date.valueOf(after.day());
            arguments.addAll(List.of(day, day, after.chance()));
        }
        arguments.add(query.count() + 1);
        List<Row> rows = database.jdbc()
                .query(
                        SEEN + narrowed + " order by day " + (query.descending() ? "desc" : "asc") + ", chance limit ?",
                        (row, n) -> Row.of(row),
                        arguments.toArray());
        boolean more = rows.size() > query.count();
        List<Row> page = rows.subList(0, Math.min(rows.size(), query.count()));
        Map<UUID, Shown> shown =
                shown(caller, page.stream().filter(row -> !row.own()).toList());
        List<Hit> hits = page.stream()
                .map(row -> new Hit(
                        new Place(row.day(), row.chance()),
                        row.own() ? new Own(new RecordId(row.id())) : Objects.requireNonNull(shown.get(row.id()))))
                .toList();
        return new Found(hits, total(where, sql.arguments()), more);
    }

    private Optional<Integer> total(String where, Object[] arguments) {
        Integer counted = database.jdbc()
                .queryForObject(
                        "select count(*) from (select 1 from record where " + where + " limit " + (COUNTED + 1) + ") c",
                        Integer.class,
                        arguments);
        return Optional.ofNullable(counted).filter(n -> n <= COUNTED);
    }

    /** Remembers what is shown, all at once; the version counts how often a view of it was another. */
    private Map<UUID, Shown> shown(MemberId caller, List<Row> rows) {
        Map<String, Row> named = new HashMap<>();
        rows.forEach(row -> named.put(pseudonyms.of(new RecordId(row.id()), caller, "match"), row));
        String[] names = named.keySet().toArray(String[]::new);
        List<Row> order = Stream.of(names).map(named::get).toList();
        Map<UUID, Shown> shown = new HashMap<>();
        database.jdbc()
                .query(
                        REMEMBER,
                        row -> {
                            String name = row.getString("pseudonym");
                            Row of = Objects.requireNonNull(named.get(name));
                            shown.put(of.id(), new Shown(name, of.posting(), row.getInt("version"), of.day()));
                        },
                        caller.value(),
                        names,
                        order.stream().map(Row::id).toArray(UUID[]::new),
                        order.stream().map(this::digest).toArray(String[]::new),
                        order.stream().map(row -> row.day().toString()).toArray(String[]::new));
        return shown;
    }

    private String digest(Row row) {
        String view = Database.JSON.writeValueAsString(views.apply(row.posting()));
        return Digest.of(view.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public Optional<Shown> find(MemberId caller, String pseudonym) {
        return shownBefore(caller, pseudonym)
                .or(() -> told(caller, pseudonym))
                .flatMap(record -> visible(caller, record))
                .map(row -> Objects.requireNonNull(shown(caller, List.of(row)).get(row.id())));
    }

    private Optional<UUID> shownBefore(MemberId caller, String pseudonym) {
        return database
                .jdbc()
                .query(
                        "select record from shown_view where recipient = ? and pseudonym = ?",
                        (row, n) -> row.getObject(1, UUID.class),
                        caller.value(),
                        pseudonym)
                .stream()
                .findFirst();
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
                        caller.value(),
                        caller.value(),
                        facilities.apply(caller).stream().map(Token::value).toArray(String[]::new))
                .stream()
                .findFirst();
    }
}
