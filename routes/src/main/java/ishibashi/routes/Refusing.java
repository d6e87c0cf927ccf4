package ishibashi.routes;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Journal;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** What is refused before it is an arrival: counted like the rest (contract §6). */
record Refusing(Journal journal, Supplier<UUID> ids) {
    /** A link, a folder or a pipe in a drop box. */
    Answer.Refused noFile(MemberId member) {
        return refused(member, Door.DROP, Code.FILE_UNREADABLE, ids.get());
    }

    /** The same note told twice counts once: its incident follows from the message that was refused. */
    Answer.Refused byBroker(MemberId member, String code, String correlation) {
        UUID incident = correlation.isEmpty()
                ? ids.get()
                : UUID.nameUUIDFromBytes((member + " " + correlation).getBytes(StandardCharsets.UTF_8));
        return refused(
                member, Door.QUEUE, Code.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')), incident);
    }

    private Answer.Refused refused(MemberId member, Door door, Code code, UUID incident) {
        Refusal refusal = new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(), incident);
        journal.rejected(member, door, refusal);
        return new Answer.Refused(refusal);
    }
}
