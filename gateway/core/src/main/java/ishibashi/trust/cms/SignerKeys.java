package ishibashi.trust.cms;

import ishibashi.trust.Enrolled;
import ishibashi.trust.Pin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of pinned certificates, kept as long as there are not too many. */
final class SignerKeys {
    private static final int KEPT = 16_384;

    private final Map<Pin, SignerKey> keys = new ConcurrentHashMap<>();

    SignerKey of(Enrolled enrolled) {
        if (keys.size() >= KEPT) {
            keys.clear();
        }
        return keys.computeIfAbsent(enrolled.pin(), pin -> SignerKey.of(enrolled.certificate()));
    }
}
