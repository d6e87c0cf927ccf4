package ishibashi.pseudonymise;

import ishibashi.message.Kind;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RawRow;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Sealed;
import ishibashi.message.Token;
import ishibashi.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Seals what names somebody, each under the record or message row that it belongs to. */
final class Sealing {
    /** The column under which a door hands over the resource as it came, to be shown to its own sender again. */
    private static final String SOURCE = "resource";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    Sealing(Vault vault) {
        this.vault = vault;
    }

    /** What is known of a record beside its terms. */
    record Standing(Token key, Kind kind, int version, int base, MemberId owner, Token meaning) {}

    Pseudonymised.Kept kept(Row row, String number, Object identity, RawRow raw, Standing standing, Posting posting) {
        MemberId operator = posting.operatorOfRecord();
        return new Pseudonymised.Kept(
                row.ordinal(),
                row.where(),
                row.digest(),
                standing.key(),
                standing.kind(),
                standing.version(),
                standing.base(),
                standing.owner(),
                standing.meaning(),
                posting,
                seal(JSON.writeValueAsBytes(identity), posting.id(), operator, "identity"),
                seal(JSON.writeValueAsBytes(number), posting.id(), operator, "number"),
                source(raw).map(text -> seal(text.getBytes(StandardCharsets.UTF_8), posting.id(), operator, "source")));
    }

    private static Optional<String> source(RawRow raw) {
        return raw.cells().size() == 1 && raw.cells().getFirst().column().equals(SOURCE)
                ? Optional.of(raw.cells().getFirst().text())
                : Optional.empty();
    }

    private Sealed seal(byte[] clear, RecordId record, MemberId operator, String purpose) {
        return vault.seal(clear, new Vault.Context(record.toString(), operator.value(), purpose));
    }

    Pseudonymised.Held held(Row row, RawRow raw, List<Refusal> refusals, Linked linked, Optional<Token> key) {
        Vault.Context context = new Vault.Context(
                linked.message() + "#" + row.ordinal(), linked.member().value(), "raw");
        return new Pseudonymised.Held(
                row.ordinal(),
                row.where(),
                row.digest(),
                withoutRaw(refusals),
                vault.seal(JSON.writeValueAsBytes(raw), context),
                key);
    }

    static List<Refusal> withoutRaw(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::withoutRaw).toList();
    }
}
