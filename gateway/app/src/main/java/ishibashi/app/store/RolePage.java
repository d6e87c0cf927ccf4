package ishibashi.app.store;

import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a query as SQL. Each half is searched by its own indexes and no further than asked for, then both in one order; only what is
 * on the page is read whole.
 */
final class RolePage {
    private final List<RoleSql.Half> halves;
    private final RoleQuery query;

    /** @param halves own, then others' */
    RolePage(List<RoleSql.Half> halves, RoleQuery query) {
        this.halves = halves;
        this.query = query;
    }

    /** A text and its arguments in order. */
    record Statement(String sql, List<Object> arguments) {}

    /**
     * The rows after the query's place, one more than its page has, each beside the number of hits.
     *
     * @param most hits that are counted
     */
    Statement rows(int most) {
        String day = query.descending() ? "day desc" : "day";
        String order = day + ", chance";
        List<Object> arguments = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (RoleSql.Half half : halves) {
            arguments.addAll(half.arguments());
            String where = half.where()
                    + query.after().map(after -> narrowed(after, arguments)).orElse("");
            arguments.add(most);
            texts.add("(select id, day, chance, %b as own from record where %s order by %s limit ?)"
                    .formatted(texts.isEmpty(), where, order));
        }
        arguments.add(most);
        arguments.add(query.count() + 1);
        String sql = """
            with hit as materialized (select * from (%s) h order by %s limit ?),
            page as (select * from hit order by %2$s limit ?)
            select r.id, r.kind, r.posting, r.day, r.chance, p.own, (select count(*) from hit) as hits
            from page p join record r on r.id = p.id order by %3$s""".formatted(String.join(" union all ", texts), order, "r." + day + ", r.chance");
        return new Statement(sql, arguments);
    }

    private String narrowed(Views.Place after, List<Object> arguments) {
        java.sql.Date day = java.sql.Date.valueOf(after.day());
        arguments.addAll(List.of(day, day, after.chance()));
        return query.descending()
                ? " and (day < ? or (day = ? and chance > ?))"
                : " and (day > ? or (day = ? and chance > ?))";
    }

    /** How many there are on all pages. */
    Statement count(int most) {
        List<Object> arguments = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (RoleSql.Half half : halves) {
            arguments.addAll(half.arguments());
            arguments.add(most);
            texts.add("(select 1 from record where " + half.where() + " limit ?)");
        }
        return new Statement("select count(*) from (" + String.join(" union all ", texts) + ") h", arguments);
    }
}
