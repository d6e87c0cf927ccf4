package ishibashi.routes;

import ishibashi.deliver.Outbox;
import ishibashi.deliver.Replies;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Notification;
import ishibashi.ingest.Journal;
import ishibashi.trust.Directory;
import ishibashi.work.WorkQueue;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the routes need from outside.
 *
 * @param journal counts what the broker refused before it became an arrival
 * @param notifications what is told to an endpoint, as FHIR JSON
 * @param clock the trust clock
 * @param ids fresh random ids, for incidents
 */
public record Ports(
        WorkQueue queue,
        Outbox outbox,
        Replies replies,
        Journal journal,
        Directory directory,
        Hooks hooks,
        Function<Notification, byte[]> notifications,
        Clock clock,
        Supplier<UUID> ids) {}
