package ishibashi.routes.soap;

import ishibashi.audit.Ledger;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.RecordId;
import ishibashi.message.Tally;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.OwnRecords;
import java.util.Optional;
import org.w3c.dom.Element;

/** {@code GetVacancyStatus} (contract §4): one's own vacancy, by whatever door it came, and what became of a message. */
record GetVacancyStatus(OwnRecords records, Ledger ledger, Changes changes) implements Operation {
    @Override
    public Done apply(Asked asked) {
        return changes.named(asked, asked.text("number").orElse(""))
                .<Done>map(record -> new Done.Response(element -> write(element, asked, record)))
                .orElseGet(changes::notYours);
    }

    private void write(Element element, Asked asked, OwnRecord record) {
        RecordId id = record.posting().id();
        Writing.add(element, "record", id.toString());
        Writing.add(element, "number", record.number());
        Writing.add(element, "state", record.active() ? "active" : "withdrawn");
        Writing.add(element, "version", Integer.toString(record.version()));
        Writing.add(element, "updated", record.updated().toString());
        Writing.add(element, "door", record.door().wire());
        Writing.add(element, "reach", Integer.toString(records.reach(asked.member(), id)));
        asked.text("message")
                .map(MessageId::of)
                .flatMap(message -> state(asked.member(), message))
                .ifPresent(state -> Writing.add(element, "messageState", state));
    }

    /** Of one message; a repeat counts beside it. Empty for unknown and another's alike. */
    private Optional<String> state(MemberId member, MessageId message) {
        Tally tally = ledger.books(Optional.of(member), Optional.of(message)).messages();
        if (tally.pending() > 0) {
            return Optional.of("pending");
        }
        if (tally.quarantined() > 0) {
            return Optional.of("quarantined");
        }
        if (tally.rejected() > 0) {
            return Optional.of("rejected");
        }
        return tally.accepted() > 0 ? Optional.of("accepted") : Optional.empty();
    }
}
