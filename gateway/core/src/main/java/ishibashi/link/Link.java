package ishibashi.link;

import ishibashi.message.Digest;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.Normalised;
import ishibashi.message.Row;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Token;
import ishibashi.pseudonymise.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stage that finds the same doctor and the same facility again: by the bank's own number, by tokens. */
public final class Link {
    private final Records records;
    private final Tokens tokens;
    private final Function<MemberId, MemberId> operatorOfRecord;

    /** @param operatorOfRecord the licensed bank that answers for a member's records (D11) */
    public Link(Records records, Tokens tokens, Function<MemberId, MemberId> operatorOfRecord) {
        this.records = records;
        this.tokens = tokens;
        this.operatorOfRecord = operatorOfRecord;
    }

    public Linked apply(Normalised chunk) {
        MemberId operator = operatorOfRecord.apply(chunk.member());
        List<Optional<Token>> keys =
                chunk.rows().stream().map(row -> key(operator, row)).toList();
        Map<Token, Known> known =
                records.known(keys.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
        Set<Digest> waiting = records.quarantined(
                chunk.member(),
                chunk.mappingVersion(),
                chunk.rows().stream()
                        .filter(Row.Held.class::isInstance)
                        .map(Row::digest)
                        .collect(Collectors.toSet()));
        List<Linked.Entry> entries = Stream.iterate(0, n -> n < keys.size(), n -> n + 1)
                .map(n -> entry(chunk.rows().get(n), keys.get(n), operator, known, waiting))
                .toList();
        return new Linked(
                chunk.message(),
                chunk.member(),
                chunk.chunk(),
                chunk.last(),
                chunk.signedAt(),
                chunk.mappingVersion(),
                chunk.origin(),
                entries);
    }

    private Linked.Entry entry(
            Row row, Optional<Token> key, MemberId operator, Map<Token, Known> known, Set<Digest> waiting) {
        Row same = row instanceof Row.Held held && waiting.contains(held.digest())
                ? new Row.Repeated(held.ordinal(), held.where(), held.digest())
                : row;
        return new Linked.Entry(
                same,
                key,
                key.flatMap(k -> Optional.ofNullable(known.get(k))),
                meaning(row),
                operator,
                facilities(row),
                services(row));
    }

    private Optional<Token> meaning(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> Optional.of(tokens.meaning(v.vacancy(), v.facility()));
            case Row.OfSeeker s -> Optional.of(tokens.meaning(s.seeker(), s.identity()));
            case Row.Withdrawn w -> Optional.empty();
            case Row.Held h -> Optional.empty();
            case Row.Rejected r -> Optional.empty();
            case Row.Repeated r -> Optional.empty();
        };
    }

    private Optional<Token> key(MemberId operator, Row row) {
        return switch (row) {
            case Row.OfVacancy v -> Optional.of(tokens.record(operator, Kind.VACANCY, v.number()));
            case Row.OfSeeker s -> Optional.of(tokens.record(operator, Kind.SEEKER, s.number()));
            case Row.Withdrawn w -> Optional.of(tokens.record(operator, w.kind(), w.number()));
            case Row.Held h -> h.own().map(own -> tokens.record(operator, own.kind(), own.number()));
            case Row.Rejected r -> Optional.empty();
            case Row.Repeated r -> Optional.empty();
        };
    }

    private Set<Token> facilities(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> of(v.facility());
            case Row.OfSeeker s -> of(s.identity());
            case Row.Withdrawn w -> Set.of();
            case Row.Held h -> Set.of();
            case Row.Rejected r -> Set.of();
            case Row.Repeated r -> Set.of();
        };
    }

    private Set<Token> services(Row row) {
        return row instanceof Row.OfVacancy v
                ? v.services().stream().map(tokens::service).collect(Collectors.toSet())
                : Set.of();
    }

    private Set<Token> of(FacilityIdentity facility) {
        return tokens.facility(
                facility.institutionCode(),
                Stream.concat(Stream.of(facility.name()), facility.employer().stream())
                        .toList());
    }

    private Set<Token> of(SeekerIdentity seeker) {
        Set<Token> all = new HashSet<>(tokens.facility(
                seeker.currentEmployerCode(), seeker.currentEmployer().stream().toList()));
        for (SeekerIdentity.Employer hidden : seeker.hideFrom()) {
            all.addAll(tokens.facility(hidden.code(), hidden.name().stream().toList()));
        }
        return Set.copyOf(all);
    }
}
