package ishibashi.pseudonymise;

import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** D5: HMAC-SHA-256(K[epoch], domain ‖ recipient ‖ purpose ‖ id); different for every recipient, underivable without the key. */
public final class Pseudonyms {
    private final Keyed keyed;

    /** @param key of this epoch, 32 bytes */
    public Pseudonyms(byte[] key) {
        this.keyed = new Keyed(key);
    }

    /** @param purpose candidate or vacancy: what the recipient knows the record as */
    public String of(RecordId record, MemberId recipient, String purpose) {
        return keyed.of("ishibashi-pseudonym-1", recipient.value(), purpose, record.toString());
    }

    /**
     * Id of a result, the same whenever the same work is done again. Without the key nobody can tell from it what caused the result:
     * its sender knows the id of the causing message, and two banks may pool what they were sent.
     *
     * @return a UUID of version 8 (RFC 9562 §5.8)
     */
    public UUID result(String cause, MemberId recipient, String event, int part) {
        ByteBuffer bytes = ByteBuffer.wrap(
                keyed.bytes("ishibashi-result-1", recipient.value(), event, Integer.toString(part), cause));
        long high = (bytes.getLong() & ~0xf000L) | 0x8000L;
        long low = (bytes.getLong() >>> 2) | (0b10L << 62);
        return new UUID(high, low);
    }
}
