package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.Token;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.RoleQuery.DayBound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A query as SQL in parts, each a condition with its arguments: own records by what they say, others' by the columns of the anonymous
 * view. No half ever reads what the other may; what a view does not hold finds nothing there.
 */
final class RoleSql {
    private static final String NOTHING = "false";

    /** A seeker that is open to 近隣県, to one of those prefectures. */
    static final String NEAR =
            "kind = 'seeker' and scope = 'neighbours' and " + home("operator_of_record") + " = any (?)";

    private static final String OWN_NIGHT =
            "coalesce(posting->'terms'->'duty'->>'nightsPerMonth', posting->'terms'->>'nightDuty') is not null";
    private static final String OWN_ON_CALL = "posting->'terms'->'duty'->>'onCall' is not null";
    private static final String TOLD = "(updated_at at time zone 'Asia/Tokyo')::date";
    /** 情報の期限: ninety days where none is told (domain §1, 34). */
    private static final String VALID_UNTIL = "coalesce((posting->'terms'->>'expires')::date, " + TOLD + " + 90)";

    private final MemberId caller;
    private final BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys;
    private final Set<Token> facility;
    private final Set<String> near;

    /**
     * @param keys the key of the caller's record with that number
     * @param facility tokens of the caller's own facility: who is hidden from it is not there
     * @param near prefectures whose seekers are open to the caller where they are open to 近隣県
     */
    RoleSql(
            MemberId caller,
            BiFunction<MemberId, RoleQuery.OwnNumber, Token> keys,
            Set<Token> facility,
            Set<String> near) {
        this.caller = caller;
        this.keys = keys;
        this.facility = facility;
        this.near = near;
    }

    /** Prefecture of a licensed bank: the two digits of its member id; an index (V13) has the same words. */
    static String home(String bank) {
        return "substring(" + bank + " from '-(..)')";
    }

    /** A condition for {@code where}, with its arguments in order. */
    record Half(String where, List<Object> arguments) {}

    /** The caller's own first; no record is in two. */
    List<Half> halves(RoleQuery query) {
        Clauses everywhere = new Clauses();
        everywhere.add("scope = 'national'");
        Clauses neighbours = new Clauses();
        neighbours.add(NEAR, texts(near));
        return List.of(own(query), others(everywhere, query), others(neighbours, query));
    }

    private Half own(RoleQuery query) {
        Clauses clauses = new Clauses();
        clauses.add("(operator_of_record = ? or owner = ?)", caller.value(), caller.value());
        query.own()
                .ifPresent(numbers -> clauses.add(
                        "key = any (?)",
                        texts(numbers.stream()
                                .map(n -> keys.apply(caller, n).value())
                                .toList())));
        query.ids()
                .ifPresent(ids -> clauses.add(
                        "id::text = any (?)",
                        texts(ids.stream().map(Object::toString).toList())));
        query.pseudonyms().ifPresent(p -> clauses.add(NOTHING));
        query.active().ifPresent(active -> clauses.add("active = ?", active));
        query.operator().filter(own -> !own).ifPresent(other -> clauses.add(NOTHING));
        for (RoleQuery.Terms terms : query.departments()) {
            clauses.add("jsonb_exists_any(posting->'terms'->'departments', ?::text[])", texts(terms.own()));
        }
        for (RoleQuery.Terms terms : query.places()) {
            clauses.add(
                    "((kind = 'vacancy' and array[posting->'terms'->'place'->>'prefecture', posting->'terms'->'place'->>'area',"
                            + " posting->'terms'->'place'->>'municipality'] && ?::text[])"
                            + " or (kind = 'seeker' and jsonb_exists_any(posting->'terms'->'regions', ?::text[])))",
                    texts(terms.own()),
                    texts(terms.own()));
        }
        for (Set<String> words : query.employment()) {
            clauses.add(
                    "(posting->'terms'->>'employment' = any (?) or jsonb_exists_any(posting->'terms'->'employments', ?::text[]))",
                    constants(words),
                    constants(words));
        }
        for (Set<String> words : query.patterns()) {
            clauses.add(
                    "(posting->'terms'->>'pattern' = any (?) or jsonb_exists_any(posting->'terms'->'patterns', ?::text[]))",
                    constants(words),
                    constants(words));
        }
        for (Set<String> words : query.urgency()) {
            clauses.add("posting->'terms'->>'urgency' = any (?)", constants(words));
        }
        for (Set<String> words : query.workplaceKinds()) {
            clauses.add(
                    "(posting->'terms'->>'kind' = any (?) or jsonb_exists_any(posting->'terms'->'kinds', ?::text[]))",
                    constants(words),
                    constants(words));
        }
        for (Set<String> words : query.facilityTypes()) {
            clauses.add(
                    "kind = 'vacancy' and coalesce(posting->'terms'->>'facilityType', 'unspecified') = any (?)",
                    texts(words));
        }
        query.duties().forEach(words -> clauses.add(duty(words, OWN_NIGHT, OWN_ON_CALL)));
        query.services()
                .forEach(tokens -> clauses.add(
                        "exists (select from jsonb_array_elements(posting->'services') as s (token) where token->>'value' = any (?))",
                        texts(tokens)));
        query.facility()
                .ifPresent(token -> clauses.add(
                        "posting->'facilities' @> jsonb_build_array(jsonb_build_object('value', ?))", token));
        String started = "coalesce(posting->'terms'->'period'->>'start', posting->'terms'->>'availableFrom')::date";
        query.start().forEach(bound -> days(clauses, bound, started, started));
        query.valid().forEach(bound -> days(clauses, bound, TOLD, VALID_UNTIL));
        query.updated().forEach(bound -> days(clauses, bound, TOLD, TOLD));
        return common(clauses, query);
    }

    /** @param clauses whom their consent lets them be shown to: each is an index of its own */
    private Half others(Clauses clauses, RoleQuery query) {
        clauses.add("active and ? not in (operator_of_record, owner)", caller.value());
        clauses.add(
                "not hidden_from && ?::text[]",
                texts(facility.stream().map(Token::value).toList()));
        if (query.own().isPresent()
                || query.ids().isPresent()
                || query.facility().isPresent()
                || !query.services().isEmpty()
                || query.operator().isPresent()) {
            clauses.add(NOTHING);
        }
        query.pseudonyms()
                .ifPresent(p -> clauses.add(
                        "id in (select s.record from shown_view s where s.recipient = ? and s.pseudonym = any (?))",
                        caller.value(),
                        texts(p)));
        query.active().filter(active -> !active).ifPresent(no -> clauses.add(NOTHING));
        query.departments().forEach(terms -> clauses.add("view_groups && ?::text[]", texts(terms.view())));
        query.places().forEach(terms -> clauses.add("view_prefectures && ?::text[]", texts(terms.view())));
        query.employment().forEach(words -> clauses.add("view_employment && ?::text[]", texts(words)));
        query.patterns().forEach(words -> clauses.add("view_patterns && ?::text[]", texts(words)));
        query.urgency().forEach(words -> clauses.add("view_urgency = any (?)", texts(words)));
        query.workplaceKinds().forEach(words -> clauses.add("view_workplace = any (?)", texts(words)));
        query.facilityTypes()
                .forEach(words -> clauses.add(
                        "kind = 'vacancy' and coalesce(view_facility, 'unspecified') = any (?)", texts(words)));
        query.duties().forEach(words -> clauses.add(duty(words, "view_night is not null", NOTHING)));
        query.valid()
                .forEach(bound -> days(
                        clauses,
                        bound,
                        "date_trunc('month', day)::date",
                        "coalesce((view_expires + interval '1 month - 1 day')::date, 'infinity'::date)"));
        query.start()
                .forEach(
                        bound -> days(clauses, bound, "view_start", "(view_start + interval '1 month - 1 day')::date"));
        query.updated().forEach(bound -> days(clauses, bound, "day", "day"));
        return common(clauses, query);
    }

    private static Half common(Clauses clauses, RoleQuery query) {
        query.kind().ifPresent(kind -> clauses.add("kind = ?", kind.wire()));
        return new Half(String.join(" and ", clauses.texts), clauses.arguments);
    }

    /** The record's days [from, to] against the value's [first, last]. */
    private static void days(Clauses clauses, DayBound bound, String from, String to) {
        java.sql.Date first = java.sql.Date.valueOf(bound.first());
        java.sql.Date last = java.sql.Date.valueOf(bound.last());
        switch (bound.prefix()) {
            case EQ -> clauses.add("(" + from + " >= ? and " + to + " <= ?)", first, last);
            case NE -> clauses.add("not (" + from + " >= ? and " + to + " <= ?)", first, last);
            case GT -> clauses.add(to + " > ?", last);
            case LT -> clauses.add(from + " < ?", first);
            case GE -> clauses.add("(" + from + " >= ? or " + to + " > ?)", first, last);
            case LE -> clauses.add("(" + to + " <= ? or " + from + " < ?)", last, first);
        }
    }

    /** The words that name a night, those that name being on call, or any other, which nobody has. */
    private static String duty(Set<String> words, String night, String onCall) {
        List<String> any = new ArrayList<>();
        if (words.contains("night") || words.contains("night-and-day")) {
            any.add(night);
        }
        if (words.contains("on-call")) {
            any.add(onCall);
        }
        return any.isEmpty() ? NOTHING : "(" + String.join(" or ", any) + ")";
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static String[] constants(Set<String> words) {
        return words.stream()
                .map(w -> w.toUpperCase(Locale.ROOT).replace('-', '_'))
                .toArray(String[]::new);
    }

    private static final class Clauses {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        void add(String text) {
            texts.add(text);
        }

        void add(String text, Object value) {
            texts.add(text);
            arguments.add(value);
        }

        void add(String text, Object first, Object second) {
            add(text, first);
            arguments.add(second);
        }
    }
}
