package ishibashi.normalise.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** A sheet as what a person reads in it: texts by row and column, both from 0, and blocks that are merged to one. */
final class Grid {
    private static final int LARGEST = 10_000;
    private static final int COLUMN_BITS = 20;
    private static final long COLUMN = (1L << COLUMN_BITS) - 1;

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Row> byNumber = new HashMap<>();
    private final Map<Long, Cell> merged = new HashMap<>();

    Grid(String name) {
        this.name = name;
    }

    /**
     * Row and column are where the text stands.
     *
     * @param colour that fills it, {@code FFFF00}; empty: none
     * @param continued stands for a block that was left empty
     */
    record Cell(String text, String colour, int row, int column, boolean continued) {
        boolean shaded() {
            return !colour.isEmpty();
        }

        /** Its address, {@code B12}. */
        String at() {
            return CellReference.convertNumToColString(column) + (row + 1);
        }

        private Cell below() {
            return new Cell(text, colour, row, column, true);
        }

        @Override
        public String toString() {
            return "Cell[" + at() + "]";
        }
    }

    /** Only cells with a text are there. */
    static final class Row {
        private final int number;
        private @Nullable Cell[] cells = new Cell[16];
        private int width;

        Row(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        /** One more than the last column with a text. */
        int width() {
            return width;
        }

        @Nullable
        Cell cell(int column) {
            return column < width ? cells[column] : null;
        }

        void put(int column, Cell cell) {
            if (column >= cells.length) {
                cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
            }
            cells[column] = cell;
            width = Math.max(width, column + 1);
        }

        /** From the left. */
        List<Cell> filled() {
            List<Cell> filled = new ArrayList<>(width);
            for (int column = 0; column < width; column++) {
                Cell cell = cells[column];
                if (cell != null) {
                    filled.add(cell);
                }
            }
            return filled;
        }
    }

    String name() {
        return name;
    }

    List<Row> rows() {
        return rows;
    }

    @Nullable
    Row row(int number) {
        return byNumber.get(number);
    }

    void add(Row row) {
        if (row.width() > 0) {
            rows.add(row);
            byNumber.put(row.number(), row);
        }
    }

    /** The cell there, for a merged block its first. */
    @Nullable
    Cell cell(int row, int column) {
        Cell first = merged.get(at(row, column));
        return first != null ? first : own(row, column);
    }

    /** Columns become rows; what stands where is told by its own address still. */
    Grid transposed() {
        Map<Integer, Row> columns = new TreeMap<>();
        for (Row row : rows) {
            for (int column = 0; column < row.width(); column++) {
                Cell cell = row.cell(column);
                if (cell != null) {
                    columns.computeIfAbsent(column, Row::new).put(row.number(), cell);
                }
            }
        }
        Grid across = new Grid(name);
        columns.values().forEach(across::add);
        merged.forEach((at, cell) -> across.merged.put(at((int) (at & COLUMN), (int) (at >> COLUMN_BITS)), cell));
        return across;
    }

    /**
     * Rows of one record become one row, the columns of the next behind those of the one before. It has the number of the first.
     *
     * @param from the rows before it stay as they are
     */
    Grid folded(int from, int count) {
        int width = rows.stream().mapToInt(Row::width).max().orElse(0);
        Map<Integer, Row> folded = new TreeMap<>();
        for (Row row : rows) {
            int within = row.number() < from ? 0 : (row.number() - from) % count;
            Row into = folded.computeIfAbsent(row.number() - within, Row::new);
            for (int column = 0; column < row.width(); column++) {
                Cell cell = row.cell(column);
                if (cell != null) {
                    into.put(within * width + column, cell);
                }
            }
        }
        Grid grid = new Grid(name);
        folded.values().forEach(grid::add);
        merged.forEach((at, cell) -> {
            int row = (int) (at >> COLUMN_BITS);
            int within = row < from ? 0 : (row - from) % count;
            grid.merged.put(at(row - within, within * width + (int) (at & COLUMN)), cell);
        });
        return grid;
    }

    /** Its first rows alone. */
    Grid top(int most) {
        Grid top = new Grid(name);
        rows.stream().limit(most).forEach(top::add);
        top.merged.putAll(merged);
        return top;
    }

    private @Nullable Cell own(int row, int column) {
        Row r = byNumber.get(row);
        return r == null ? null : r.cell(column);
    }

    /** Every cell of a block has the text of its first; a block that was left empty continues the one above it. */
    void merge(List<CellRangeAddress> blocks, Budget budget) {
        blocks.stream()
                .filter(b -> b.getNumberOfCells() <= LARGEST)
                .sorted(Comparator.comparingInt(CellRangeAddress::getFirstRow))
                .forEach(block -> {
                    budget.merge(block.getNumberOfCells());
                    Cell cell = first(block);
                    if (cell != null) {
                        block.forEach(at -> merged.put(at(at.getRow(), at.getColumn()), cell));
                    }
                });
    }

    private @Nullable Cell first(CellRangeAddress block) {
        Cell own = own(block.getFirstRow(), block.getFirstColumn());
        Cell above =
                own != null || block.getFirstRow() == 0 ? null : cell(block.getFirstRow() - 1, block.getFirstColumn());
        return above == null ? own : above.below();
    }

    private static long at(int row, int column) {
        return ((long) row << COLUMN_BITS) | column;
    }
}
