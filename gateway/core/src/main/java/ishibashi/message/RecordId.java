package ishibashi.message;

import java.util.UUID;

/** Random id of a vacancy or a seeker; from pseudonymisation on the only thing that says which one is meant (D5). */
public record RecordId(UUID value) {
    public static RecordId of(String text) {
        return new RecordId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
