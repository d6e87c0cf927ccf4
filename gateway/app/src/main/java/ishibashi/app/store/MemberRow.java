package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.trust.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** A row of the table {@code member}. */
final class MemberRow {
    private MemberRow() {}

    static Member of(ResultSet row) throws SQLException {
        return new Member(
                new MemberId(row.getString("id")),
                Member.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("prefecture"),
                Optional.ofNullable(row.getString("operator_of_record")).map(MemberId::new),
                row.getBoolean("active"));
    }
}
