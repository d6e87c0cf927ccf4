package ishibashi.pseudonymise;

import ishibashi.message.Kind;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RawRow;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Token;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The stage behind which no name can be read (D5): identity, number and raw cells are sealed, the rest is a posting. */
public final class Pseudonymise {
    private final Sealing sealing;
    private final Supplier<UUID> ids;

    public Pseudonymise(Vault vault, Supplier<UUID> ids) {
        this.sealing = new Sealing(vault);
        this.ids = ids;
    }

    public Pseudonymised apply(Linked linked) {
        return apply(linked, Set.of());
    }

    /** @param seen ordinals of rows whose sender has seen the version that they replace (FHIR If-Match) */
    public Pseudonymised apply(Linked linked, Set<Integer> seen) {
        List<Pseudonymised.Entry> entries = new ArrayList<>(linked.rows().size());
        Map<Token, Known> standing = new HashMap<>();
        for (Linked.Entry entry : linked.rows()) {
            entries.add(entry(entry, linked, standing, seen.contains(entry.row().ordinal())));
        }
        return new Pseudonymised(
                linked.message(),
                linked.member(),
                linked.chunk(),
                linked.last(),
                linked.signedAt(),
                linked.mappingVersion(),
                linked.origin(),
                entries);
    }

    private Pseudonymised.Entry entry(Linked.Entry entry, Linked linked, Map<Token, Known> standing, boolean seen) {
        return switch (entry.row()) {
            case Row.Held held -> sealing.held(held, held.raw(), held.refusals(), linked, entry.key());
            case Row.Rejected r ->
                new Pseudonymised.Rejected(r.ordinal(), r.where(), r.digest(), Sealing.withoutRaw(r.refusals()));
            case Row.Repeated r -> new Pseudonymised.Duplicate(r.ordinal(), r.where(), r.digest(), Optional.empty());
            case Row.OfVacancy v -> understood(entry, v, v.raw(), linked, standing, seen);
            case Row.OfSeeker s -> understood(entry, s, s.raw(), linked, standing, seen);
            case Row.Withdrawn w -> left(entry, w, linked, standing, seen);
        };
    }

    private Pseudonymised.Entry understood(
            Linked.Entry entry, Row row, RawRow raw, Linked linked, Map<Token, Known> standing, boolean seen) {
        Token key = entry.key().orElseThrow();
        Token meaning = entry.meaning().orElseThrow();
        Known known = standing.getOrDefault(key, entry.known().orElse(null));
        if (known != null) {
            boolean own = own(entry, known, linked);
            // Said a moment before by another door: a signing time of whole seconds makes no conflict of the same
            // words.
            if (own && known.says(row.digest(), linked.mappingVersion(), meaning, seen)) {
                return new Pseudonymised.Duplicate(
                        row.ordinal(), row.where(), row.digest(), Optional.of(known.record()));
            }
            Optional<Code> against = against(own, known, linked, seen);
            if (against.isPresent()) {
                return sealing.held(row, raw, List.of(refusal(against.get(), row)), linked, entry.key());
            }
        }
        RecordId record = known == null ? new RecordId(ids.get()) : known.record();
        int version = known == null ? 1 : known.version() + 1;
        standing.put(key, standing(entry, row, meaning, linked, record, version));
        int base = entry.known().map(Known::version).orElse(0);
        return kept(entry, row, key, meaning, record, version, base, linked);
    }

    private static Known standing(
            Linked.Entry entry, Row row, Token meaning, Linked linked, RecordId record, int version) {
        return new Known(
                record,
                row.digest(),
                linked.mappingVersion(),
                linked.signedAt(),
                version,
                !(row instanceof Row.Withdrawn),
                meaning,
                linked.member(),
                linked.signedAt(),
                entry.facilities());
    }

    private static boolean own(Linked.Entry entry, Known known, Linked linked) {
        return known.owner().equals(linked.member())
                || entry.operator().equals(linked.member())
                || (!known.facilities().isEmpty() && entry.facilities().containsAll(known.facilities()));
    }

    /** Another's record (D11), or an older word than the one that stands there (rulings 4). */
    private static Optional<Code> against(boolean own, Known known, Linked linked, boolean seen) {
        if (!own) {
            return Optional.of(Code.NOT_YOUR_RECORD);
        }
        return !seen && known.signedAt().isAfter(linked.signedAt())
                ? Optional.of(Code.VERSION_CONFLICT)
                : Optional.empty();
    }

    private Refusal refusal(Code code, Row row) {
        return new Refusal(code, Stage.PSEUDONYMISED, Where.row(row.where()), List.of(), ids.get());
    }

    private Pseudonymised.Entry left(
            Linked.Entry entry, Row.Withdrawn row, Linked linked, Map<Token, Known> standing, boolean seen) {
        Token key = entry.key().orElseThrow();
        Known known = standing.getOrDefault(key, entry.known().orElse(null));
        if (known == null && linked.origin().isPresent()) {
            // A list goes on naming what its bank took back before it ever told us of it.
            return new Pseudonymised.Duplicate(row.ordinal(), row.where(), row.digest(), Optional.empty());
        }
        Optional<Code> against = known == null
                ? Optional.of(Code.NOT_YOUR_RECORD)
                : against(own(entry, known, linked), known, linked, seen);
        if (known == null || against.isPresent()) {
            RawRow nothing = new RawRow(List.of());
            return sealing.held(row, nothing, List.of(refusal(against.orElseThrow(), row)), linked, entry.key());
        }
        if (!known.active()) {
            return new Pseudonymised.Duplicate(row.ordinal(), row.where(), row.digest(), Optional.of(known.record()));
        }
        int version = known.version() + 1;
        standing.put(key, standing(entry, row, known.meaning(), linked, known.record(), version));
        int base = entry.known().map(Known::version).orElse(0);
        return new Pseudonymised.Left(row.ordinal(), row.where(), row.digest(), key, known.record(), version, base);
    }

    private Pseudonymised.Kept kept(
            Linked.Entry entry,
            Row row,
            Token key,
            Token meaning,
            RecordId record,
            int version,
            int base,
            Linked linked) {
        return switch (row) {
            case Row.OfVacancy v ->
                sealing.kept(
                        v,
                        v.number(),
                        v.facility(),
                        v.raw(),
                        new Sealing.Standing(key, Kind.VACANCY, version, base, linked.member(), meaning),
                        new Posting.OfVacancy(
                                record, entry.operator(), v.vacancy(), entry.facilities(), entry.services()));
            case Row.OfSeeker s ->
                sealing.kept(
                        s,
                        s.number(),
                        s.identity(),
                        s.raw(),
                        new Sealing.Standing(key, Kind.SEEKER, version, base, linked.member(), meaning),
                        new Posting.OfSeeker(record, entry.operator(), s.seeker(), entry.facilities()));
            case Row.Withdrawn w -> throw new IllegalArgumentException("not understood");
            case Row.Held h -> throw new IllegalArgumentException("not understood");
            case Row.Rejected r -> throw new IllegalArgumentException("not understood");
            case Row.Repeated r -> throw new IllegalArgumentException("not understood");
        };
    }
}
