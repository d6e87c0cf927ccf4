package ishibashi.app.store;

import ishibashi.introduce.Introduction;
import ishibashi.introduce.Introduction.Status;
import ishibashi.introduce.Introductions.Refused;
import ishibashi.introduce.Seen;
import ishibashi.introduce.Step;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.sign.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Steps of introductions, each in the transaction of the message that takes it, with what the other bank is told of it. */
public final class IntroductionSteps {
    private static final int AT_ONCE = 100;

    private static final String PAIR = """
            select v.operator_of_record as vacancy_bank, s.operator_of_record as seeker_bank, v.active and s.active as standing,
                s.hidden_from && array(select f->>'value' from jsonb_array_elements(v.posting->'facilities') f) as hidden,
                v.operator_of_record = s.operator_of_record or s.scope = 'national'
                    or s.scope = 'neighbours' and %s = any (?) as open
            from record v, record s where v.id = ? and v.kind = 'vacancy' and s.id = ? and s.kind = 'seeker' for share of v, s""".formatted(RoleSql.home("s.operator_of_record"));

    private static final String RUNNING = "select exists (select 1 from introduction where vacancy = ? and seeker = ?"
            + " and status = 'requested' and (not untold or requester = ?))";

    /** A seeker may have been open to the other bank, and be so no longer. */
    private static final String OVER = """
            select * from introduction i where status = 'requested' and (deadline <= ? or exists (select 1 from record r
                where r.id in (i.vacancy, i.seeker) and (not r.active or vacancy_bank <> seeker_bank and (r.scope = 'own_bank'
                    or r.scope = 'neighbours' and vacancy_bank || %s <> all (?)))))
            order by deadline limit ? for update skip locked""".formatted(RoleSql.home("seeker_bank"));

    private static final String ASKED_FOR = "select distinct vacancy_bank from introduction where status = 'requested'";

    private final Database database;
    private final Acts acts;
    private final OutboxTable outbox;
    private final IntroductionTable table;
    private final Contact contact;
    private final Function<MemberId, Set<String>> near;

    /** @param near prefectures whose seekers are open to a bank where they are open to 近隣県 */
    public IntroductionSteps(
            Database database,
            Acts acts,
            OutboxTable outbox,
            IntroductionTable table,
            Contact contact,
            Function<MemberId, Set<String>> near) {
        this.database = database;
        this.acts = acts;
        this.outbox = outbox;
        this.table = table;
        this.contact = contact;
        this.near = near;
    }

    private record Pair(String vacancyBank, String seekerBank, boolean standing, boolean hidden, boolean open) {
        static Pair of(ResultSet row) throws SQLException {
            return new Pair(
                    row.getString("vacancy_bank"),
                    row.getString("seeker_bank"),
                    row.getBoolean("standing"),
                    row.getBoolean("hidden"),
                    row.getBoolean("open"));
        }

        boolean isOf(Introduction wish) {
            return standing
                    && vacancyBank.equals(wish.vacancyBank().value())
                    && seekerBank.equals(wish.seekerBank().value());
        }
    }

    /** In the message's transaction; why not, if it cannot be taken. */
    Optional<Refused> take(Step step) {
        return switch (step) {
            case Step.Ask(Introduction wish) -> ask(wish);
            case Step.End end -> end(end);
        };
    }

    private Optional<Refused> ask(Introduction wish) {
        UUID vacancy = wish.vacancy().value();
        UUID seeker = wish.seeker().value();
        Optional<Pair> pair = database
                .jdbc()
                .query(
                        PAIR,
                        (row, n) -> Pair.of(row),
                        near.apply(wish.vacancyBank()).toArray(String[]::new),
                        vacancy,
                        seeker)
                .stream()
                .filter(p -> p.isOf(wish))
                .findFirst();
        if (pair.isEmpty()) {
            return Optional.of(new Refused.NotThere());
        }
        if (!pair.get().open()) {
            return Optional.of(new Refused.NoConsent());
        }
        Boolean running = database.jdbc()
                .queryForObject(
                        RUNNING,
                        Boolean.class,
                        vacancy,
                        seeker,
                        wish.requester().value());
        if (Boolean.TRUE.equals(running)) {
            return Optional.of(new Refused.OutOfOrder(Status.REQUESTED.code(), Status.REQUESTED.code()));
        }
        table.add(wish, pair.get().hidden());
        acts.write("contact-requested", wish.requester().value(), of(wish));
        if (!pair.get().hidden()) {
            tell(wish, others(wish, wish.requester()), Contact.Event.CONTACT_REQUESTED);
        }
        return Optional.empty();
    }

    private Optional<Refused> end(Step.End end) {
        Optional<IntroductionTable.Row> found = table.locked(end.introduction()).filter(row -> row.isTo(end.by()));
        if (found.isEmpty()) {
            return Optional.of(new Refused.NotThere());
        }
        Introduction standing = found.get().introduction();
        if (standing.version() != end.seen()) {
            return Optional.of(new Refused.Changed());
        }
        if (!standing.mayEnd(end.by(), end.as())) {
            return Optional.of(
                    new Refused.OutOfOrder(standing.status().code(), end.as().code()));
        }
        ended(found.get(), end.as(), end.at(), end.by().value(), others(standing, end.by()));
        return Optional.empty();
    }

    /** Ends those whose time is over, or of which a side has left or takes its consent back; the number of them. */
    public int expire(Instant now) {
        return database.transact(() -> {
            List<IntroductionTable.Row> over = database.jdbc()
                    .query(OVER, (row, n) -> IntroductionTable.Row.of(row), Database.at(now), open(), AT_ONCE);
            over.forEach(row -> ended(
                    row,
                    Status.CANCELLED,
                    now,
                    "gateway",
                    Set.of(row.introduction().requester(), row.introduction().owner())));
            return over.size();
        });
    }

    /** A vacancy's bank, and each prefecture whose seekers are open to it where they are open to 近隣県. */
    private String[] open() {
        return database.jdbc().query(ASKED_FOR, (row, n) -> new MemberId(row.getString(1))).stream()
                .flatMap(bank -> near.apply(bank).stream().map(prefecture -> bank.value() + prefecture))
                .toArray(String[]::new);
    }

    private void ended(IntroductionTable.Row row, Status as, Instant at, String by, Set<MemberId> told) {
        Introduction ended = table.end(row.introduction(), as, at);
        acts.write("contact-ended", by, of(ended));
        tell(ended, told.stream().filter(row::isTo).toList(), Contact.Event.WITHDRAWN);
    }

    private static Set<MemberId> others(Introduction introduction, MemberId bank) {
        return Stream.of(introduction.requester(), introduction.owner())
                .filter(b -> !b.equals(bank))
                .collect(java.util.stream.Collectors.toSet());
    }

    private void tell(Introduction introduction, Iterable<MemberId> banks, Contact.Event event) {
        for (MemberId bank : banks) {
            Seen seen = table.seen(introduction, bank);
            Optional<Posting> other =
                    event == Contact.Event.CONTACT_REQUESTED ? Optional.of(posting(seen.other())) : Optional.empty();
            outbox.add(Optional.empty(), List.of(contact.told(seen, event, other)));
        }
    }

    private Posting posting(RecordId record) {
        return database.jdbc()
                .query(
                        "select posting, kind from record where id = ?",
                        (row, n) -> PostingJson.read(row),
                        record.value())
                .getFirst();
    }

    private static Map<String, String> of(Introduction introduction) {
        return Map.of("introduction", introduction.id().toString());
    }
}
