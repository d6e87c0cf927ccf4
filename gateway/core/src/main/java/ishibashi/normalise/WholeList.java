package ishibashi.normalise;

import ishibashi.bank.Shape;
import ishibashi.message.Listed;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file names of which all that is missing is withdrawn. */
final class WholeList {
    /** In such a row another value may stand where the number should. */
    private static final Set<Code> DOUBTFUL = Set.of(
            Code.BROKEN_RECORD,
            Code.COLUMN_SHIFT,
            Code.UNREADABLE_CHARACTER,
            Code.LAW_INDIVIDUAL_NUMBER,
            Code.ROW_UNPROCESSABLE);

    private WholeList() {}

    static Listed of(Shape shape, List<Row> rows) {
        Set<String> numbers = new HashSet<>();
        boolean legible = true;
        for (Row row : rows) {
            Optional<String> number = number(row);
            number.ifPresent(numbers::add);
            legible &= number.isPresent() || row instanceof Row.Repeated;
        }
        return new Listed(shape.name(), shape.kind(), rows.size(), numbers, legible);
    }

    /** What a copy of a row repeats was named by that row. */
    private static Optional<String> number(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> Optional.of(v.number());
            case Row.OfSeeker s -> Optional.of(s.number());
            case Row.Withdrawn w -> Optional.of(w.number());
            case Row.Held h ->
                h.own()
                        .filter(own -> h.refusals().stream().noneMatch(refusal -> DOUBTFUL.contains(refusal.code())))
                        .map(Row.Own::number);
            case Row.Rejected r -> Optional.empty();
            case Row.Repeated r -> Optional.empty();
        };
    }
}
