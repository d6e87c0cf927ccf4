package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Received;
import ishibashi.message.Sealed;
import ishibashi.pseudonymise.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a message says and what its sender calls it: bytes, envelope, label and receipt, each under a key of its own. */
final class SealedMessages {
    private static final String RECEIPT = "receipt";

    private final VaultTable table;
    private final Vault vault;

    SealedMessages(Database database, Vault vault) {
        this.table = new VaultTable(database);
        this.vault = vault;
    }

    List<VaultTable.Item> seal(Received received) {
        List<VaultTable.Item> items = new ArrayList<>(4);
        items.add(item(received, "content", received.content().toArray()));
        items.add(item(received, "envelope", received.envelope().toArray()));
        items.add(item(received, RECEIPT, received.receipt().getBytes(StandardCharsets.US_ASCII)));
        received.label()
                .ifPresent(
                        label -> items.add(item(received, "label", label.value().getBytes(StandardCharsets.UTF_8))));
        return items;
    }

    private VaultTable.Item item(Received received, String purpose, byte[] clear) {
        String subject = received.id().toString();
        return new VaultTable.Item(
                subject,
                purpose,
                vault.seal(clear, new Vault.Context(subject, received.member().value(), purpose)));
    }

    /** Empty if there is none, or its key was destroyed. */
    Optional<Bytes> part(MessageId message, MemberId member, String purpose) {
        String subject = message.toString();
        return table.get(subject, purpose)
                .map(s -> Bytes.owning(vault.open(s, new Vault.Context(subject, member.value(), purpose))));
    }

    String receipt(MessageId message, MemberId member) {
        return String.join("", receipts(Map.of(message, member)).values());
    }

    /** The receipts of all these, read at once; one that is missing is a fault. */
    Map<MessageId, String> receipts(Map<MessageId, MemberId> messages) {
        Map<String, Sealed> found = messages.isEmpty()
                ? Map.of()
                : table.all(messages.keySet().stream().map(MessageId::toString).toList(), RECEIPT);
        Map<MessageId, String> receipts = new HashMap<>();
        messages.forEach((message, member) -> {
            String subject = message.toString();
            Sealed sealed = Optional.ofNullable(found.get(subject))
                    .orElseThrow(() -> new SecurityException("a message without its receipt"));
            byte[] receipt = vault.open(sealed, new Vault.Context(subject, member.value(), RECEIPT));
            receipts.put(message, new String(receipt, StandardCharsets.US_ASCII));
        });
        return receipts;
    }
}
