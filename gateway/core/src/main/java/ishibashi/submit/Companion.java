package ishibashi.submit;

import ishibashi.message.Bytes;
import ishibashi.message.RecordId;
import java.time.Instant;

/**
 * A resource beside the postings: Organization, Practitioner, Consent, HealthcareService. Whole, for its own member's eyes. Prints
 * neither content nor identifier.
 *
 * @param type FHIR resource type
 * @param system of the business identifier by which it is found again
 * @param value of the same
 * @param base the version that it replaces, 0 for a new one
 * @param json the resource, without id and version
 */
public record Companion(RecordId id, String type, String system, String value, int base, Bytes json) {
    @Override
    public String toString() {
        return "Companion[" + type + " " + id + "]";
    }

    /** One version as it is kept. */
    public record Stored(RecordId id, String type, int version, Instant updated, Bytes json) {
        @Override
        public String toString() {
            return "Stored[" + type + " " + id + " version " + version + "]";
        }
    }
}
