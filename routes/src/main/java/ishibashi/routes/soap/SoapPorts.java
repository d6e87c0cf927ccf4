package ishibashi.routes.soap;

import ishibashi.audit.Ledger;
import ishibashi.deliver.Outbox;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Journal;
import ishibashi.message.MemberId;
import ishibashi.normalise.CodeTables;
import ishibashi.submit.MessageIds;
import ishibashi.submit.OwnRecords;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import ishibashi.trust.GatewayKeys;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the SOAP door needs from outside.
 *
 * @param submit the one commit
 * @param acknowledged told after an acknowledgement, so that no other way shows those messages again
 * @param journal counts what is refused
 * @param endpoint our address as members write it into wsa:To, {@code https://localhost:8443/soap/vacancies}
 * @param clock the trust clock
 */
public record SoapPorts(
        Function<Submission, Submitted> submit,
        OwnRecords records,
        MessageIds messageIds,
        Outbox outbox,
        Consumer<MemberId> acknowledged,
        Ledger ledger,
        Ingest ingest,
        Journal journal,
        GatewayKeys keys,
        CodeTables tables,
        String endpoint,
        Clock clock,
        Supplier<UUID> ids) {}
