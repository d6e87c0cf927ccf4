package ishibashi.app.store;

import ishibashi.message.Posting;
import ishibashi.message.Token;
import ishibashi.pseudonymise.view.AnonymousView;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What others may search a posting by, as columns: made of the anonymous view alone, so a search cannot say more than it. */
final class ViewColumns {
    static final String NAMES =
            "scope, hidden_from, view_groups, view_prefectures, view_employment, view_urgency, view_workplace, view_start, view_night,"
                    + " view_telesupport, view_facility, view_expires, view_patterns";
    static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private final Function<Posting, AnonymousView> views;

    ViewColumns(Function<Posting, AnonymousView> views) {
        this.views = views;
    }

    /** Fills the thirteen places from that one on. */
    void set(PreparedStatement statement, int from, Posting posting) throws SQLException {
        AnonymousView view = views.apply(posting);
        statement.setString(from, scope(posting));
        texts(statement, from + 1, hidden(posting).stream().map(Token::value).toList());
        texts(statement, from + 2, view.groups());
        texts(statement, from + 3, view.prefectures());
        texts(statement, from + 4, view.employment());
        statement.setString(from + 5, view.urgency().orElse(null));
        statement.setString(
                from + 6, view.post().map(AnonymousView.Post::workplaceKind).orElse(null));
        statement.setDate(from + 7, view.start().map(ViewColumns::firstDay).orElse(null));
        statement.setString(from + 8, view.nightDuty().orElse(null));
        statement.setObject(from + 9, view.telesupport().orElse(null), java.sql.Types.BOOLEAN);
        statement.setString(
                from + 10, view.post().flatMap(AnonymousView.Post::facilityType).orElse(null));
        statement.setDate(
                from + 11,
                view.post()
                        .flatMap(AnonymousView.Post::expires)
                        .map(ViewColumns::firstDay)
                        .orElse(null));
        texts(statement, from + 12, view.patterns());
    }

    /** A vacancy is for everybody; a seeker for whom the consent says (D11). */
    private static String scope(Posting posting) {
        return switch (posting) {
            case Posting.OfVacancy v -> "national";
            case Posting.OfSeeker s -> s.terms().scope().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Set<Token> hidden(Posting posting) {
        return switch (posting) {
            case Posting.OfVacancy v -> Set.of();
            case Posting.OfSeeker s -> s.hiddenFrom();
        };
    }

    private static Date firstDay(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }

    private static void texts(PreparedStatement statement, int place, Collection<String> values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("text", values.toArray()));
    }
}
