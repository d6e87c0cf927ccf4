package ishibashi.normalise.read;

import ishibashi.message.RawRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One record as it was read.
 *
 * @param ordinal from 1, over the whole file
 * @param where the place in the sender's words
 * @param cells key of the place → cell; see {@link ishibashi.bank.Place#key}
 * @param order the cells as they stand, for the digest and the sender's eyes
 * @param shaded the row is shaded as a whole
 * @param continued cells that were left empty and continue the block above them
 */
public record RawRecord(
        int ordinal,
        String where,
        Map<String, RawRow.Cell> cells,
        List<RawRow.Cell> order,
        boolean shaded,
        Set<RawRow.Cell> continued,
        Form form) {
    /** Whether it has the form of a record at all. */
    public enum Form {
        WHOLE,
        /** More cells than headings. */
        SHIFTED,
        /** Not to be parsed. */
        BROKEN
    }

    /** One in which every cell stands for itself. */
    RawRecord(int ordinal, String where, Map<String, RawRow.Cell> cells, List<RawRow.Cell> order, Form form) {
        this(ordinal, where, cells, order, false, Set.of(), form);
    }

    /** The same record with other texts in its cells. */
    public RawRecord with(Map<String, RawRow.Cell> otherCells, List<RawRow.Cell> otherOrder) {
        return new RawRecord(ordinal, where, otherCells, otherOrder, shaded, continued, form);
    }

    /** The same record with each cell's text as it is to be read. */
    public RawRecord reading(UnaryOperator<RawRow.Cell> each) {
        Map<String, RawRow.Cell> others = new HashMap<>(cells);
        others.replaceAll((key, cell) -> each.apply(cell));
        return new RawRecord(
                ordinal,
                where,
                others,
                order.stream().map(each).toList(),
                shaded,
                continued.stream().map(each).collect(Collectors.toSet()),
                form);
    }

    /** The same record at another place in the file's order. */
    RawRecord numbered(int other) {
        return new RawRecord(other, where, cells, order, shaded, continued, form);
    }

    @Override
    public String toString() {
        return "RawRecord[" + where + "]";
    }
}
