package ishibashi.submit;

import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.SeekerIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a record, opened for its own member. Holds names; prints none.
 *
 * @param number the bank's own number of it
 * @param active false once it was withdrawn
 * @param owner the member that submitted it, the operator of record or a facility under it
 * @param door by which this version came
 * @param facility of a vacancy
 * @param identity of a seeker
 * @param source the resource or element by which it came, where the door keeps it (FHIR: the PractitionerRole as JSON)
 */
public record OwnRecord(
        Posting posting,
        String number,
        int version,
        Instant updated,
        boolean active,
        MemberId owner,
        Door door,
        Optional<FacilityIdentity> facility,
        Optional<SeekerIdentity> identity,
        Optional<Bytes> source) {
    @Override
    public String toString() {
        return "OwnRecord[" + posting.id() + " version " + version + "]";
    }
}
