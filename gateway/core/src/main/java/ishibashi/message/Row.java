package ishibashi.message;

import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One record of a file, read and normalised. {@code ordinal} counts the file's records from 1; {@code where} is the place in
 * the sender's words (row number, {@code sheet!row}, sheet, n-th element); {@code digest} is over its canonical raw cells.
 */
public sealed interface Row {
    int ordinal();

    String where();

    Digest digest();

    /**
     * Understood: a vacancy. {@code number} is the bank's own key of it.
     *
     * @param services of telemedicine that support it, by what they are referred to by
     */
    record OfVacancy(
            int ordinal,
            String where,
            Digest digest,
            String number,
            RawRow raw,
            Vacancy vacancy,
            FacilityIdentity facility,
            Set<String> services)
            implements Row {
        public OfVacancy {
            services = Set.copyOf(services);
        }

        /** By a door that names no services. */
        public OfVacancy(
                int ordinal,
                String where,
                Digest digest,
                String number,
                RawRow raw,
                Vacancy vacancy,
                FacilityIdentity facility) {
            this(ordinal, where, digest, number, raw, vacancy, facility, Set.of());
        }

        @Override
        public String toString() {
            return "OfVacancy[" + where + "]";
        }
    }

    /** Understood: a seeker. {@code number} is the bank's own key of it. */
    record OfSeeker(
            int ordinal, String where, Digest digest, String number, RawRow raw, Seeker seeker, SeekerIdentity identity)
            implements Row {
        @Override
        public String toString() {
            return "OfSeeker[" + where + "]";
        }
    }

    /** Quarantined alone: with its raw cells, to be mended and replayed. {@code own} is which record it is a version of, if that is legible. */
    record Held(int ordinal, String where, Digest digest, RawRow raw, List<Refusal> refusals, Optional<Own> own)
            implements Row {
        public Held {
            refusals = List.copyOf(refusals);
        }
    }

    /** {@code number} is the bank's own key of a record of that kind. */
    record Own(Kind kind, String number) {
        @Override
        public String toString() {
            return "Own[" + kind + "]";
        }
    }

    /** Patient data: nothing of it is kept but digest, place and reason (D9). */
    record Rejected(int ordinal, String where, Digest digest, List<Refusal> refusals) implements Row {
        public Rejected {
            refusals = List.copyOf(refusals);
        }
    }

    /** Its sender takes the record back. {@code number} is the bank's own key of it. */
    record Withdrawn(int ordinal, String where, Digest digest, Kind kind, String number) implements Row {
        @Override
        public String toString() {
            return "Withdrawn[" + where + "]";
        }
    }

    /** The same row stood in this file before. */
    record Repeated(int ordinal, String where, Digest digest) implements Row {}
}
