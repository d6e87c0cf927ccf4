package ishibashi.submit;

import ishibashi.message.RecordId;

/** What the sender believes to be there; held against the store in the same transaction as the change (fhir §3, If-Match). */
public sealed interface Expectation {
    /** Nothing. The very same content that is there already is no harm, any other is a conflict (rulings 11). */
    record New() implements Expectation {}

    /** This record in this version: the one that the sender has seen. */
    record Seen(RecordId record, int version) implements Expectation {}

    /** Something or nothing: an update by the sender's own number. */
    record Any() implements Expectation {}
}
