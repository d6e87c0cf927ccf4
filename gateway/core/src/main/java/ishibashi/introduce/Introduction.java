package ishibashi.introduce;

import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * fhir §3.1: contact asked for between the bank of a vacancy and the bank of a seeker.
 *
 * @param id that of the message that asked
 * @param version counts its steps, from 1
 * @param requester the bank that asked, one of the two
 * @param urgent the vacancy is 即時
 * @param deadline when it ends by itself
 */
public record Introduction(
        UUID id,
        int version,
        RecordId vacancy,
        RecordId seeker,
        MemberId vacancyBank,
        MemberId seekerBank,
        MemberId requester,
        boolean urgent,
        Status status,
        Instant asked,
        Instant changed,
        Instant deadline) {
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final Duration LONGEST_URGENT = Duration.ofDays(2);

    /** How long after it was asked for an answer may be waited for. */
    public static Duration longest(boolean urgent) {
        return urgent ? LONGEST_URGENT : LONGEST;
    }

    /** The bank whose turn it is; the requester itself where it keeps both sides. */
    public MemberId owner() {
        return requester.equals(vacancyBank) ? seekerBank : vacancyBank;
    }

    public boolean isOf(MemberId bank) {
        return bank.equals(vacancyBank) || bank.equals(seekerBank);
    }

    /** Whoever asked withdraws, the other side declines; both only while it waits. */
    public boolean mayEnd(MemberId bank, Status as) {
        return status == Status.REQUESTED
                && switch (as) {
                    case REQUESTED -> false;
                    case REJECTED -> bank.equals(owner());
                    case CANCELLED -> bank.equals(requester);
                };
    }

    /** Its next version. */
    public Introduction ended(Status as, Instant at) {
        return new Introduction(
                id, version + 1, vacancy, seeker, vacancyBank, seekerBank, requester, urgent, as, asked, at, deadline);
    }

    /** Of Task.status, those that are reached without a consent. */
    public enum Status {
        REQUESTED("requested", "L1"),
        REJECTED("rejected", "L0"),
        CANCELLED("cancelled", "L0");

        private final String code;
        private final String level;

        Status(String code, String level) {
            this.code = code;
            this.level = level;
        }

        public String code() {
            return code;
        }

        /** Code of {@code CodeSystem/disclosure-level}. */
        public String level() {
            return level;
        }
    }
}
