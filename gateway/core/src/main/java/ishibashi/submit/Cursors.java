package ishibashi.submit;

import ishibashi.message.MemberId;
import java.util.Optional;

/** Port: places in a search's order as texts that say nothing, bound to the member and its query. */
public interface Cursors {
    String seal(MemberId member, String query, String place);

    /** Empty for another's, another query's and a changed one alike. */
    Optional<String> open(MemberId member, String query, String cursor);
}
