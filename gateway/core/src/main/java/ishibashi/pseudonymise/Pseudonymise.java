package ishibashi.pseudonymise;

import ishibashi.message.Kind;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RawRow;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Sealed;
import ishibashi.message.Token;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The stage behind which no name can be read (D5): identity, number and raw cells are sealed, the rest is a posting. */
public final class Pseudonymise {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;
    private final Supplier<UUID> ids;

    public Pseudonymise(Vault vault, Supplier<UUID> ids) {
        this.vault = vault;
        this.ids = ids;
    }

    public Pseudonymised apply(Linked linked) {
        List<Pseudonymised.Entry> entries = new ArrayList<>(linked.rows().size());
        Map<Token, Known> seen = new HashMap<>();
        for (Linked.Entry entry : linked.rows()) {
            entries.add(entry(entry, linked, seen));
        }
        return new Pseudonymised(
                linked.message(),
                linked.member(),
                linked.chunk(),
                linked.last(),
                linked.signedAt(),
                linked.mappingVersion(),
                entries);
    }

    private Pseudonymised.Entry entry(Linked.Entry entry, Linked linked, Map<Token, Known> seen) {
        return switch (entry.row()) {
            case Row.Held held -> held(held.ordinal(), held.where(), held, held.raw(), held.refusals(), linked);
            case Row.Rejected r ->
                new Pseudonymised.Rejected(r.ordinal(), r.where(), r.digest(), withoutRaw(r.refusals()));
            case Row.Repeated r -> new Pseudonymised.Duplicate(r.ordinal(), r.where(), r.digest());
            case Row.Withdrawn w -> throw new IllegalArgumentException("not understood");
            case Row.OfVacancy v -> understood(entry, v, v.raw(), linked, seen);
            case Row.OfSeeker s -> understood(entry, s, s.raw(), linked, seen);
        };
    }

    private Pseudonymised.Entry understood(
            Linked.Entry entry, Row row, RawRow raw, Linked linked, Map<Token, Known> seen) {
        Token key = entry.key().orElseThrow();
        Known known = seen.getOrDefault(key, entry.known().orElse(null));
        if (known != null
                && known.rowDigest().equals(row.digest())
                && known.mappingVersion().equals(linked.mappingVersion())) {
            return new Pseudonymised.Duplicate(row.ordinal(), row.where(), row.digest());
        }
        if (known != null && known.signedAt().isAfter(linked.signedAt())) {
            Refusal older = new Refusal(
                    Code.VERSION_CONFLICT, Stage.PSEUDONYMISED, Where.row(row.where()), List.of(), ids.get());
            return held(row.ordinal(), row.where(), row, raw, List.of(older), linked);
        }
        RecordId record = known == null ? new RecordId(ids.get()) : known.record();
        int version = known == null ? 1 : known.version() + 1;
        seen.put(key, new Known(record, row.digest(), linked.mappingVersion(), linked.signedAt(), version));
        return kept(entry, row, key, record, version, linked.member());
    }

    private Pseudonymised.Kept kept(
            Linked.Entry entry, Row row, Token key, RecordId record, int version, MemberId owner) {
        Kind kind = row instanceof Row.OfSeeker ? Kind.SEEKER : Kind.VACANCY;
        return switch (row) {
            case Row.OfVacancy v ->
                new Pseudonymised.Kept(
                        v.ordinal(),
                        v.where(),
                        v.digest(),
                        key,
                        kind,
                        version,
                        new Posting.OfVacancy(record, owner, v.vacancy(), entry.facilities()),
                        seal(v.facility(), record, owner, "identity"),
                        seal(v.number(), record, owner, "number"));
            case Row.OfSeeker s ->
                new Pseudonymised.Kept(
                        s.ordinal(),
                        s.where(),
                        s.digest(),
                        key,
                        kind,
                        version,
                        new Posting.OfSeeker(record, owner, s.seeker(), entry.facilities()),
                        seal(s.identity(), record, owner, "identity"),
                        seal(s.number(), record, owner, "number"));
            case Row.Held h -> throw new IllegalArgumentException("not understood");
            case Row.Rejected r -> throw new IllegalArgumentException("not understood");
            case Row.Repeated r -> throw new IllegalArgumentException("not understood");
            case Row.Withdrawn w -> throw new IllegalArgumentException("not understood");
        };
    }

    private Pseudonymised.Held held(
            int ordinal, String where, Row row, RawRow raw, List<Refusal> refusals, Linked linked) {
        return new Pseudonymised.Held(
                ordinal,
                where,
                row.digest(),
                withoutRaw(refusals),
                vault.seal(
                        JSON.writeValueAsBytes(raw),
                        new Vault.Context(
                                linked.message() + "#" + ordinal,
                                linked.member().value(),
                                "raw")));
    }

    private Sealed seal(Object identity, RecordId record, MemberId owner, String purpose) {
        return vault.seal(
                JSON.writeValueAsBytes(identity), new Vault.Context(record.toString(), owner.value(), purpose));
    }

    private static List<Refusal> withoutRaw(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::withoutRaw).toList();
    }
}
