package ishibashi.normalise.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Where;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A text of cells as a grid, so that it is read like a sheet. It has no name, and its rows are its records. */
final class TextGrid {
    private static final int MOST_COLUMNS = 256;

    private TextGrid() {}

    /** One for each delimiter. */
    static List<Grid> all(Bytes content, List<Charset> charsets, List<Character> delimiters) {
        String text = Decoded.with(content, charsets, delimiters).text();
        List<Grid> grids = new ArrayList<>();
        delimiters.forEach(delimiter -> grids.add(of(text, delimiter, Integer.MAX_VALUE)));
        return grids;
    }

    /** @param most rows; the others are left out */
    static Grid of(String text, char delimiter, int most) {
        Grid grid = new Grid("");
        Budget budget = new Budget();
        int number = 0;
        try {
            for (CsvRecord line : CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(false)
                    .maxBufferSize(1 << 20)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)) {
                if (number == most) {
                    break;
                }
                grid.add(row(number++, line.getFields(), budget));
            }
        } catch (CsvParseException e) {
            throw new Unreadable(Code.FILE_UNREADABLE, Where.row(Integer.toString(number + 1)));
        }
        return grid;
    }

    private static Grid.Row row(int number, List<String> fields, Budget budget) {
        if (fields.size() > MOST_COLUMNS) {
            throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST_COLUMNS));
        }
        Grid.Row row = new Grid.Row(number);
        for (int column = 0; column < fields.size(); column++) {
            String text = fields.get(column);
            if (!text.isBlank()) {
                budget.cell();
                budget.text(text.length());
                row.put(column, new Grid.Cell(text, "", number, column, false));
            }
        }
        return row;
    }
}
