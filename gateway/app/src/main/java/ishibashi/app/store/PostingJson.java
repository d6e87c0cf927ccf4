package ishibashi.app.store;

import ishibashi.message.Kind;
import ishibashi.message.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A record's posting as its table keeps it: the column {@code kind} says which of the two it is. */
final class PostingJson {
    private PostingJson() {}

    static Posting read(ResultSet row) throws SQLException {
        return read(row.getString("posting"), row.getString("kind"));
    }

    static Posting read(String json, String kind) {
        return kind.equals(Kind.SEEKER.wire())
                ? Database.JSON.readValue(json, Posting.OfSeeker.class)
                : Database.JSON.readValue(json, Posting.OfVacancy.class);
    }
}
