package ishibashi.routes.soap;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** {@code AcknowledgeMessages} (contract §5): gone from every way out. */
record AcknowledgeMessages(Outbox outbox, Consumer<MemberId> acknowledged) implements Operation {
    private static final String WAY = "soap";

    @Override
    public Done apply(Asked asked) {
        List<UUID> ids = asked.elements("id").stream()
                .map(Asked::text)
                .map(UUID::fromString)
                .toList();
        int number = outbox.acknowledge(asked.member(), ids, WAY);
        acknowledged.accept(asked.member());
        return new Done.Response(element -> Writing.add(element, "acknowledged", Integer.toString(number)));
    }
}
