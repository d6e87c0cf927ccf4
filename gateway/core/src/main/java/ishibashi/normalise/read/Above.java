package ishibashi.normalise.read;

import ishibashi.bank.FieldRule;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ditto marks 〃 同上, and empty cells that mean the same: the cell above stands for them. Behind a broken record nothing does. */
final class Above implements UnaryOperator<RawRecord> {
    private static final Set<String> MARKS = Set.of("〃", "々", "仝", "同上", "″", "\"", "上に同じ");
    private static final int LONGEST = 6;

    private final Set<String> continuing;
    private final Set<String> inferred;
    private List<RawRow.Cell> above = List.of();

    Above(Shape shape) {
        this.continuing = keys(shape, FieldRule.Options::continues);
        this.inferred =
                keys(shape, options -> options.continues() && options.empty().isEmpty());
    }

    /** Of lists and lines: only they have an order of columns. */
    static boolean isFor(Shape shape) {
        return shape.format() instanceof FileFormat.Listed || shape.format() instanceof FileFormat.Fixed;
    }

    private static Set<String> keys(Shape shape, Predicate<FieldRule.Options> which) {
        return shape.rules().stream()
                .filter(rule -> which.test(rule.options()))
                .flatMap(rule -> rule.places().stream())
                .map(Place::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public RawRecord apply(RawRecord record) {
        if (record.form() != RawRecord.Form.WHOLE) {
            above = List.of();
            return record;
        }
        Map<RawRow.Cell, RawRow.Cell> replaced = new HashMap<>(0);
        Set<RawRow.Cell> taken = new HashSet<>(0);
        Set<RawRow.Cell> blanks = blanks(record, continuing);
        Set<RawRow.Cell> guesses = blanks(record, inferred);
        List<RawRow.Cell> order = new ArrayList<>(record.order());
        for (int n = 0; n < Math.min(order.size(), above.size()); n++) {
            RawRow.Cell cell = order.get(n);
            if (isMark(cell.text()) || blanks.contains(cell)) {
                RawRow.Cell one = above.get(n);
                order.set(n, one);
                replaced.put(cell, one);
                if (guesses.contains(cell)) {
                    taken.add(one);
                }
            }
        }
        above = order;
        return replaced.isEmpty() ? record : with(record, order, replaced, taken);
    }

    private static RawRecord with(
            RawRecord record, List<RawRow.Cell> order, Map<RawRow.Cell, RawRow.Cell> replaced, Set<RawRow.Cell> taken) {
        Map<String, RawRow.Cell> cells = new HashMap<>(record.cells());
        cells.replaceAll((key, cell) -> replaced.getOrDefault(cell, cell));
        Set<RawRow.Cell> continued = new HashSet<>(record.continued());
        continued.addAll(taken);
        return new RawRecord(record.ordinal(), record.where(), cells, order, record.shaded(), continued, record.form());
    }

    private static Set<RawRow.Cell> blanks(RawRecord record, Set<String> keys) {
        Set<RawRow.Cell> blanks = new HashSet<>(0);
        for (String key : keys) {
            RawRow.Cell cell = record.cells().get(key);
            if (cell != null && cell.text().isBlank()) {
                blanks.add(cell);
            }
        }
        return blanks;
    }

    private static boolean isMark(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && MARKS.contains(text.strip());
    }
}
