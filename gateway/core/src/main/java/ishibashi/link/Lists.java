package ishibashi.link;

import ishibashi.message.MemberId;
import ishibashi.message.Token;
import java.util.Collection;
import java.util.OptionalInt;

/** Port: what a member's files of one shape brought so far. */
public interface Lists {
    /** Rows of the last such file that was read to its end; none before the first. */
    OptionalInt lastRows(MemberId member, String shape);

    /** Records that stand and were last named by such a file, counted against the keys of a new one. */
    Count count(MemberId member, String shape, Collection<Token> keys);

    /** @param missing those of the live ones that have none of the keys */
    record Count(int live, int missing) {}
}
