package ishibashi.message;

import java.util.Set;

/** What the matcher may know of a record: terms and tokens, no name, no number. */
public sealed interface Posting {
    RecordId id();

    MemberId operatorOfRecord();

    record OfVacancy(RecordId id, MemberId operatorOfRecord, Vacancy terms, Set<Token> facilities) implements Posting {
        public OfVacancy {
            facilities = Set.copyOf(facilities);
        }
    }

    /** @param hiddenFrom tokens of present employer, its corporation and the hide list */
    record OfSeeker(RecordId id, MemberId operatorOfRecord, Seeker terms, Set<Token> hiddenFrom) implements Posting {
        public OfSeeker {
            hiddenFrom = Set.copyOf(hiddenFrom);
        }
    }
}
