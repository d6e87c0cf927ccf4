package ishibashi.introduce;

import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import java.util.function.BiFunction;

/**
 * An introduction as one of its two banks sees it: its own side by its own record id, the other side by a pseudonym.
 *
 * @param vacancy id of the vacancy's PractitionerRole for this reader
 * @param seeker id of the seeker's
 */
public record Seen(Introduction introduction, MemberId reader, String vacancy, String seeker) {
    /** @param pseudonyms of a record for a recipient */
    public static Seen by(
            MemberId reader, Introduction introduction, BiFunction<RecordId, MemberId, String> pseudonyms) {
        return new Seen(
                introduction,
                reader,
                id(introduction.vacancy(), introduction.vacancyBank(), reader, pseudonyms),
                id(introduction.seeker(), introduction.seekerBank(), reader, pseudonyms));
    }

    private static String id(
            RecordId record, MemberId bank, MemberId reader, BiFunction<RecordId, MemberId, String> pseudonyms) {
        return bank.equals(reader) ? record.toString() : pseudonyms.apply(record, reader);
    }

    /** The record of the other side. */
    public RecordId other() {
        return reader.equals(introduction.vacancyBank()) ? introduction.seeker() : introduction.vacancy();
    }

    /** The other side's pseudonym. */
    public String otherId() {
        return reader.equals(introduction.vacancyBank()) ? seeker : vacancy;
    }
}
