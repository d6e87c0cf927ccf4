package ishibashi.normalise.read;

import ishibashi.bank.FieldRule;
import ishibashi.bank.Shape;
import ishibashi.message.RawRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives a record what it refers to in a table, as a cell of its own: it is checked and kept like the others. */
final class Referred implements UnaryOperator<RawRecord> {
    private final List<FieldRule> rules;
    private final Tables tables;

    Referred(Shape shape, Tables tables) {
        this.rules =
                shape.rules().stream().filter(rule -> rule.lookup().isPresent()).toList();
        this.tables = tables;
    }

    @Override
    public RawRecord apply(RawRecord record) {
        RawRecord completed = record;
        for (FieldRule rule : rules) {
            for (Map.Entry<String, List<ishibashi.bank.Place>> part :
                    rule.sources().entrySet()) {
                RawRow.Cell reference =
                        Taken.written(rule, part.getKey(), record.cells()).orElse(null);
                Optional<String> text = reference == null || reference.text().isBlank()
                        ? Optional.empty()
                        : rule.lookup().flatMap(use -> tables.take(use, reference.text()));
                if (reference != null && text.isPresent()) {
                    String column = reference.column() + "→"
                            + rule.lookup().map(use -> use.take()).orElse("");
                    RawRow.Cell found = new RawRow.Cell(column, reference.at(), text.get());
                    completed = Completed.with(completed, Taken.key(rule, part.getKey()), found);
                }
            }
        }
        return completed;
    }
}
