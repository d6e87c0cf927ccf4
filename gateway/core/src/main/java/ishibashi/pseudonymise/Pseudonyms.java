package ishibashi.pseudonymise;

import ishibashi.message.MemberId;
import ishibashi.message.RecordId;

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
}
