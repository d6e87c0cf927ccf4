package ishibashi.link;

import ishibashi.message.Digest;
import ishibashi.message.Known;
import ishibashi.message.MemberId;
import ishibashi.message.Token;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Port: what is stored under these keys, and which row digests already wait in this member's quarantine. */
public interface Records {
    Map<Token, Known> known(Collection<Token> keys);

    /** Of these digests, those that wait in quarantine under the same mapping version (rulings 3). */
    Set<Digest> quarantined(MemberId member, String mappingVersion, Collection<Digest> rows);
}
