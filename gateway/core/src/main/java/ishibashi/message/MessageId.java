package ishibashi.message;

import java.util.UUID;

/** Id of one message; {@code urn:uuid:…} on the outside. */
public record MessageId(UUID value) {
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text.startsWith("urn:uuid:") ? text.substring(9) : text));
    }

    @Override
    public String toString() {
        return "urn:uuid:" + value;
    }
}
