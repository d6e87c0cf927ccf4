package ishibashi.message;

import java.util.Set;

/** What the matcher may know of a record: terms and tokens, no name, no number. */
public sealed interface Posting {
    RecordId id();

    MemberId operatorOfRecord();

    /** @param services tokens of the services of telemedicine that support it */
    record OfVacancy(RecordId id, MemberId operatorOfRecord, Vacancy terms, Set<Token> facilities, Set<Token> services)
            implements Posting {
        public OfVacancy {
            facilities = Set.copyOf(facilities);
            services = Set.copyOf(services);
        }

        /** Supported by no service that is named. */
        public OfVacancy(RecordId id, MemberId operatorOfRecord, Vacancy terms, Set<Token> facilities) {
            this(id, operatorOfRecord, terms, facilities, Set.of());
        }
    }

    /** @param hiddenFrom tokens of present employer, its corporation and the hide list */
    record OfSeeker(RecordId id, MemberId operatorOfRecord, Seeker terms, Set<Token> hiddenFrom) implements Posting {
        public OfSeeker {
            hiddenFrom = Set.copyOf(hiddenFrom);
        }
    }
}
