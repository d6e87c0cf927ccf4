package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the heading of a list may stand: in any of the first rows, one or two of them, in the first column, or nowhere. */
final class ListLayouts {
    private static final int SEARCHED = 12;
    private static final Set<String> NOT_ROWS = Set.of("小計", "計", "合計", "総計", "以上");

    private ListLayouts() {}

    static List<Layout> ofSheet(Grid sheet) {
        return of(sheet, rows -> new FileFormat.XlsxList(Set.of(), rows));
    }

    static List<Layout> of(Grid grid, Function<Rows, FileFormat> format) {
        List<Layout> layouts = new ArrayList<>();
        Set<String> closing = closing(grid);
        int last = Math.min(SEARCHED, grid.rows().size());
        for (int n = 0; n < last; n++) {
            int row = grid.rows().get(n).number();
            String above = above(grid, row);
            if (row < SEARCHED && grid.rows().get(n).filled().size() > 1) {
                layouts.add(Layout.of(format.apply(rows(row + 1, 1, 1, false, closing)), above));
                layouts.add(Layout.of(format.apply(rows(row + 1, 2, 1, false, closing)), above));
                layouts.add(Layout.of(format.apply(rows(0, 0, row + 1, false, closing)), above));
            }
        }
        layouts.add(Layout.of(format.apply(rows(1, 1, 1, true, closing)), above(grid, SEARCHED)));
        return layouts;
    }

    private static Rows rows(int headingRow, int headingRows, int firstRow, boolean across, Set<String> notRows) {
        return new Rows(headingRow, headingRows, firstRow, 0, 1, across, notRows, Optional.empty());
    }

    /** Words by which rows begin that are no records, of those that stand in this list. */
    private static Set<String> closing(Grid grid) {
        Set<String> words = grid.rows().stream()
                .map(row -> row.filled().getFirst().text().replaceAll("\\s|　", ""))
                .collect(Collectors.toSet());
        return NOT_ROWS.stream()
                .filter(word -> words.stream().anyMatch(text -> text.startsWith(word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String above(Grid grid, int row) {
        return grid.name() + " "
                + grid.rows().stream()
                        .takeWhile(r -> r.number() < row && r.filled().size() < 3)
                        .flatMap(r -> r.filled().stream())
                        .map(Grid.Cell::text)
                        .collect(Collectors.joining(" "));
    }
}
