package ishibashi.submit;

import ishibashi.message.Kind;
import ishibashi.message.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search over postings; each list is an "or", all of them together an "and" (FHIR R4 §3.1.1).
 *
 * @param own numbers under which the caller keeps records: only those
 * @param ids own record ids: only those
 * @param pseudonyms of others: only those
 * @param departments canonical names; for views the widest ones
 * @param places codes of any width: prefecture, secondary area or municipality; for views prefectures
 * @param employment fixed, permanent, spot
 * @param patterns full-time, part-time, spot
 * @param duties night, night-and-day, on-call; a view tells of nights alone
 * @param services tokens of services of telemedicine, for own records; no view tells them
 * @param facility for own records, its institution code; no view tells it
 * @param operator of record: whether it is the caller's; no view tells it
 * @param valid until when it is told to be valid; for views whole months
 * @param descending the latest day first
 * @param count at most so many
 * @param after where the page before ended
 */
public record RoleQuery(
        Optional<Kind> kind,
        Optional<Set<OwnNumber>> own,
        Optional<Set<RecordId>> ids,
        Optional<Set<String>> pseudonyms,
        Optional<Boolean> active,
        List<Terms> departments,
        List<Terms> places,
        List<Set<String>> employment,
        List<Set<String>> patterns,
        List<Set<String>> urgency,
        List<Set<String>> workplaceKinds,
        List<Set<String>> facilityTypes,
        List<Set<String>> duties,
        List<Set<String>> services,
        Optional<String> facility,
        Optional<Boolean> operator,
        List<DayBound> start,
        List<DayBound> valid,
        List<DayBound> updated,
        boolean descending,
        int count,
        Optional<Views.Place> after) {
    /** A record in the caller's words. */
    public record OwnNumber(Kind kind, String value) {
        @Override
        public String toString() {
            return "OwnNumber[" + kind + "]";
        }
    }

    /** One "or": what it means for own records, and what for views. */
    public record Terms(Set<String> own, Set<String> view) {
        public Terms {
            own = Set.copyOf(own);
            view = Set.copyOf(view);
        }
    }

    /** FHIR R4 §3.1.1.4.7: a prefix and the days that the value covers. */
    public record DayBound(Prefix prefix, LocalDate first, LocalDate last) {
        /** How the days of a record relate to those of the value. */
        public enum Prefix {
            EQ,
            NE,
            GT,
            LT,
            GE,
            LE
        }
    }
}
