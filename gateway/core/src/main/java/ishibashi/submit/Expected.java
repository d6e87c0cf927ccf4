package ishibashi.submit;

import ishibashi.message.Digest;
import ishibashi.message.Kind;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds what senders expect against what stands: an item whose expectation is not met is held, the others are as they were. */
public final class Expected {
    private final Supplier<UUID> ids;

    public Expected(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** Ordinals of the items whose sender has seen the version that it replaces. */
    public static Set<Integer> seen(Submission submission) {
        return submission.items().stream()
                .filter(item -> item.expectation() instanceof Expectation.Seen)
                .map(item -> item.row().ordinal())
                .collect(Collectors.toSet());
    }

    public Linked apply(Submission submission, Linked linked) {
        List<Linked.Entry> rows = new ArrayList<>(linked.rows().size());
        for (int n = 0; n < linked.rows().size(); n++) {
            Linked.Entry entry = linked.rows().get(n);
            Expectation expectation = submission.items().get(n).expectation();
            rows.add(foreign(entry.row(), linked.member())
                    .or(() -> against(expectation, entry, linked))
                    .map(code -> held(entry, code))
                    .orElse(entry));
        }
        return new Linked(
                linked.message(),
                linked.member(),
                linked.chunk(),
                linked.last(),
                linked.signedAt(),
                linked.mappingVersion(),
                linked.origin(),
                rows);
    }

    /** A facility speaks for itself alone (D11). */
    private static Optional<Code> foreign(Row row, MemberId member) {
        Optional<String> own = member.institution();
        boolean theirs =
                switch (row) {
                    case Row.OfVacancy v ->
                        own.isEmpty() || own.equals(v.facility().institutionCode());
                    case Row.OfSeeker s -> own.isEmpty();
                    case Row.Withdrawn w -> own.isEmpty() || w.kind() == Kind.VACANCY;
                    case Row.Held h -> true;
                    case Row.Rejected r -> true;
                    case Row.Repeated r -> true;
                };
        return theirs ? Optional.empty() : Optional.of(Code.NOT_YOUR_RECORD);
    }

    private static Optional<Code> against(Expectation expectation, Linked.Entry entry, Linked linked) {
        if (entry.key().isEmpty()) {
            return Optional.empty();
        }
        return switch (expectation) {
            case Expectation.Any() -> Optional.empty();
            case Expectation.New() ->
                entry.known()
                        .filter(Known::active)
                        .filter(k -> !equal(k, entry, linked))
                        .map(k -> Code.VERSION_CONFLICT);
            case Expectation.Seen(var record, int version) ->
                entry.known().filter(k -> k.record().equals(record)).isEmpty()
                        ? Optional.of(Code.NOT_YOUR_RECORD)
                        : entry.known().filter(k -> k.version() != version).map(k -> Code.VERSION_CONFLICT);
        };
    }

    private static boolean equal(Known known, Linked.Entry entry, Linked linked) {
        Digest digest = entry.row().digest();
        return entry.meaning()
                .filter(m -> known.says(digest, linked.mappingVersion(), m, false))
                .isPresent();
    }

    private Linked.Entry held(Linked.Entry entry, Code code) {
        Row row = entry.row();
        Refusal refusal = new Refusal(code, Stage.PSEUDONYMISED, Where.row(row.where()), List.of(), ids.get());
        Row.Held held =
                new Row.Held(row.ordinal(), row.where(), row.digest(), raw(row), List.of(refusal), Optional.empty());
        return new Linked.Entry(
                held, Optional.empty(), entry.known(), Optional.empty(), entry.operator(), Set.of(), Set.of());
    }

    private static RawRow raw(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> v.raw();
            case Row.OfSeeker s -> s.raw();
            case Row.Held h -> h.raw();
            case Row.Withdrawn w -> new RawRow(List.of());
            case Row.Rejected r -> new RawRow(List.of());
            case Row.Repeated r -> new RawRow(List.of());
        };
    }
}
