package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.pseudonymise.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What was shown to whom under which pseudonym. The version counts how often what was shown of a record was another. */
final class ShownTable {
    private static final String KNOWN =
            "select pseudonym, digest, version, day from shown_view where recipient = ? and pseudonym = any (?)";
    private static final String REMEMBER = """
            insert into shown_view (recipient, pseudonym, record, digest, version, day)
            select ?, pseudonym, record, digest, 1, day::date
            from unnest(?, ?, ?, ?) as a (pseudonym, record, digest, day) order by pseudonym
            on conflict (recipient, pseudonym) do update
            set version = shown_view.version + (shown_view.digest <> excluded.digest)::int,
                digest = excluded.digest, day = excluded.day
            returning pseudonym, version""";

    private final Database database;
    private final Pseudonyms pseudonyms;

    ShownTable(Database database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /** What is shown now; {@code view} is its text. */
    record Showing(UUID record, String view, LocalDate day) {}

    /** Under which pseudonym a record was shown, and in which version. */
    record Under(String pseudonym, int version) {}

    private record Known(String digest, int version, LocalDate day) {}

    /** Each by its record; most were shown before, and then nothing is written. */
    Map<UUID, Under> remember(MemberId caller, List<Showing> all) {
        Map<String, Showing> named = new HashMap<>();
        all.forEach(showing -> named.put(pseudonyms.of(new RecordId(showing.record()), caller, "match"), showing));
        Map<String, Known> known = known(caller, named.keySet().toArray(String[]::new));
        Map<UUID, Under> under = new HashMap<>();
        Map<String, Showing> fresh = new HashMap<>();
        named.forEach((name, showing) -> {
            Known before = known.get(name);
            if (before != null
                    && before.digest().equals(digest(showing))
                    && before.day().equals(showing.day())) {
                under.put(showing.record(), new Under(name, before.version()));
            } else {
                fresh.put(name, showing);
            }
        });
        if (!fresh.isEmpty()) {
            write(caller, fresh, under);
        }
        return under;
    }

    private Map<String, Known> known(MemberId caller, String[] names) {
        Map<String, Known> known = new HashMap<>();
        database.jdbc()
                .query(
                        KNOWN,
                        row -> {
                            known.put(
                                    row.getString("pseudonym"),
                                    new Known(
                                            row.getString("digest"),
                                            row.getInt("version"),
                                            row.getDate("day").toLocalDate()));
                        },
                        caller.value(),
                        names);
        return known;
    }

    private void write(MemberId caller, Map<String, Showing> fresh, Map<UUID, Under> under) {
        String[] names = fresh.keySet().toArray(String[]::new);
        List<Showing> order = List.of(names).stream().map(fresh::get).toList();
        database.jdbc()
                .query(
                        REMEMBER,
                        row -> {
                            String name = row.getString("pseudonym");
                            UUID record =
                                    Objects.requireNonNull(fresh.get(name)).record();
                            under.put(record, new Under(name, row.getInt("version")));
                        },
                        caller.value(),
                        names,
                        order.stream().map(Showing::record).toArray(UUID[]::new),
                        order.stream().map(ShownTable::digest).toArray(String[]::new),
                        order.stream().map(s -> s.day().toString()).toArray(String[]::new));
    }

    private static String digest(Showing showing) {
        return Digest.of(showing.view().getBytes(StandardCharsets.UTF_8)).hex();
    }

    Optional<UUID> record(MemberId caller, String pseudonym) {
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
}
