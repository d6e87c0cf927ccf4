package ishibashi.introduce;

import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: the introductions of a bank. Unknown, another's and those it was never told of are the same nothing. */
public interface Introductions {
    Optional<Seen> find(MemberId bank, UUID id);

    /** All versions, the newest first. */
    List<Seen> history(MemberId bank, UUID id);

    /** Changed last first; one more than asked for, if there are more. */
    List<Seen> search(MemberId bank, Query query);

    /**
     * What is looked for.
     *
     * @param from changed at this instant or later
     * @param before changed earlier
     */
    record Query(
            Optional<Set<UUID>> ids,
            Set<Introduction.Status> status,
            Instant from,
            Instant before,
            Optional<Place> after,
            int count) {
        public Query {
            status = Set.copyOf(status);
        }
    }

    /** A place in the order of all. */
    record Place(Instant changed, UUID id) {}

    /** Why a step cannot be taken. */
    sealed interface Refused {
        Code code();

        /** Of the code's texts. */
        default List<String> arguments() {
            return List.of();
        }

        /** Neither side of it, or no longer there. */
        record NotThere() implements Refused {
            @Override
            public Code code() {
                return Code.NOT_THERE;
            }
        }

        /** Changed since it was seen. */
        record Changed() implements Refused {
            @Override
            public Code code() {
                return Code.VERSION_CONFLICT;
            }
        }

        /** The doctor's consent does not reach the other bank. */
        record NoConsent() implements Refused {
            @Override
            public Code code() {
                return Code.CONSENT_MISSING;
            }

            @Override
            public List<String> arguments() {
                return List.of("anonymous-matching");
            }
        }

        /** There is no way from where it stands to what was wanted. */
        record OutOfOrder(String from, String to) implements Refused {
            @Override
            public Code code() {
                return Code.DISCLOSURE_ORDER;
            }

            @Override
            public List<String> arguments() {
                return List.of(from, to);
            }
        }
    }
}
