package ishibashi.normalise.read;

import ishibashi.message.RawRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/** Which rows of a grid are records, and how they and their cells are called. */
final class RecordRows {
    private static final Pattern BLANKS = Pattern.compile("\\s");

    private RecordRows() {}

    /** Own cells beside merged ones; nothing that begins with a word for subtotals and closings. */
    static boolean isData(Grid.Row row, Set<String> notRows) {
        int filled = 0;
        for (Grid.Cell cell : row.filled()) {
            String text = BLANKS.matcher(cell.text()).replaceAll("");
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (filled == 1 && notRows.stream().anyMatch(text::startsWith)) {
                return false;
            }
            if (notRows.contains(text)) {
                return false;
            }
        }
        return filled > 1;
    }

    /** The one word of a row that heads the records under it. */
    static Optional<RawRow.Cell> section(Grid.Row row, Set<String> notRows) {
        List<Grid.Cell> filled =
                row.filled().stream().filter(cell -> !cell.text().isBlank()).toList();
        return filled.size() == 1
                        && notRows.stream()
                                .noneMatch(
                                        BLANKS.matcher(filled.getFirst().text()).replaceAll("")::startsWith)
                ? Optional.of(
                        new RawRow.Cell("section", "section", filled.getFirst().text()))
                : Optional.empty();
    }

    /** {@code sheet!12}, in a text {@code 12}; a record that is a column has its letter. */
    static String where(String sheet, int row, boolean across) {
        String own = across ? CellReference.convertNumToColString(row) : Integer.toString(row + 1);
        return sheet.isEmpty() ? own : sheet + "!" + own;
    }

    /** Address of a cell that holds nothing. */
    static String at(int row, int column, boolean across) {
        return CellReference.convertNumToColString(across ? row : column) + ((across ? column : row) + 1);
    }
}
