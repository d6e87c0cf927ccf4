package ishibashi.app.store;

import ishibashi.introduce.Introduction;
import ishibashi.introduce.Introductions;
import ishibashi.introduce.Seen;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.pseudonymise.Pseudonyms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Introductions and their versions, each for its two banks. */
public final class IntroductionTable implements Introductions {
    private static final String TO =
            " where ? in (i.vacancy_bank, i.seeker_bank) and (not i.untold or i.requester = ?)";

    private static final String ADD = """
            insert into introduction (id, vacancy, seeker, vacancy_bank, seeker_bank, requester, urgent, asked_at, deadline, untold,
                version, status, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String HISTORY = """
            select i.id, i.vacancy, i.seeker, i.vacancy_bank, i.seeker_bank, i.requester, i.urgent, i.asked_at, i.deadline, i.untold,
                s.version, s.status, s.at as changed_at
            from introduction i join introduction_step s on s.introduction = i.id""" + TO + " and i.id = ? order by s.version desc";

    private final Database database;
    private final Pseudonyms pseudonyms;

    public IntroductionTable(Database database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /** @param untold to nobody but the requester */
    record Row(Introduction introduction, boolean untold) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new Introduction(
                            row.getObject("id", UUID.class),
                            row.getInt("version"),
                            new RecordId(row.getObject("vacancy", UUID.class)),
                            new RecordId(row.getObject("seeker", UUID.class)),
                            new MemberId(row.getString("vacancy_bank")),
                            new MemberId(row.getString("seeker_bank")),
                            new MemberId(row.getString("requester")),
                            row.getBoolean("urgent"),
                            Introduction.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                            row.getTimestamp("asked_at").toInstant(),
                            row.getTimestamp("changed_at").toInstant(),
                            row.getTimestamp("deadline").toInstant()),
                    row.getBoolean("untold"));
        }

        boolean isTo(MemberId bank) {
            return introduction.isOf(bank) && (!untold || bank.equals(introduction.requester()));
        }
    }

    void add(Introduction wish, boolean untold) {
        database.jdbc()
                .update(
                        ADD,
                        wish.id(),
                        wish.vacancy().value(),
                        wish.seeker().value(),
                        wish.vacancyBank().value(),
                        wish.seekerBank().value(),
                        wish.requester().value(),
                        wish.urgent(),
                        Database.at(wish.asked()),
                        Database.at(wish.deadline()),
                        untold,
                        wish.version(),
                        wish.status().code(),
                        Database.at(wish.changed()));
        step(wish);
    }

    /** Until the transaction ends. */
    Optional<Row> locked(UUID id) {
        return database
                .jdbc()
                .query("select * from introduction where id = ? for update", (row, n) -> Row.of(row), id)
                .stream()
                .findFirst();
    }

    Introduction end(Introduction standing, Introduction.Status as, Instant at) {
        Introduction ended = standing.ended(as, at);
        database.jdbc()
                .update(
                        "update introduction set version = ?, status = ?, changed_at = ? where id = ?",
                        ended.version(),
                        as.code(),
                        Database.at(at),
                        ended.id());
        step(ended);
        return ended;
    }

    private void step(Introduction introduction) {
        database.jdbc()
                .update(
                        "insert into introduction_step (introduction, version, status, at) values (?, ?, ?, ?)",
                        introduction.id(),
                        introduction.version(),
                        introduction.status().code(),
                        Database.at(introduction.changed()));
    }

    Seen seen(Introduction introduction, MemberId bank) {
        return Seen.by(bank, introduction, (record, reader) -> pseudonyms.of(record, reader, "match"));
    }

    @Override
    public Optional<Seen> find(MemberId bank, UUID id) {
        return history(bank, id).stream().findFirst();
    }

    @Override
    public List<Seen> history(MemberId bank, UUID id) {
        return database.jdbc()
                .query(HISTORY, (row, n) -> seen(Row.of(row).introduction(), bank), bank.value(), bank.value(), id);
    }

    @Override
    public List<Seen> search(MemberId bank, Query query) {
        UUID @Nullable [] ids = query.ids().map(all -> all.toArray(UUID[]::new)).orElse(null);
        Instant changed = query.after().map(Place::changed).orElse(query.before());
        return database.jdbc()
                .query(
                        "select i.* from introduction i" + TO
                                + " and status = any (?) and (?::uuid[] is null or i.id = any (?)) and changed_at >= ? and changed_at < ?"
                                + " and (changed_at, i.id) < (?, ?) order by changed_at desc, i.id desc limit ?",
                        (row, n) -> seen(Row.of(row).introduction(), bank),
                        bank.value(),
                        bank.value(),
                        query.status().stream().map(Introduction.Status::code).toArray(String[]::new),
                        ids,
                        ids,
                        Database.at(query.from()),
                        Database.at(query.before()),
                        Database.at(changed),
                        query.after().map(Place::id).orElse(new UUID(0, 0)),
                        query.count() + 1);
    }
}
