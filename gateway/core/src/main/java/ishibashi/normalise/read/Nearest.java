package ishibashi.normalise.read;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.bank.Rows;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shape whose headings a list of no known shape nearly has: what a clerk is told who has renamed a column or moved the heading. Only
 * the folder's own words are told, never one of the file.
 *
 * @param missing headings of required fields that the file has not, in the folder's words
 */
record Nearest(String shape, List<String> missing) {
    private static final int SEARCHED = 10;

    Nearest {
        missing = List.copyOf(missing);
    }

    /** Empty if no list of the folder has half of its columns in it, or none that it needs is missing. */
    static Optional<Nearest> of(Bytes content, Workbook book, List<Shape> shapes) {
        Optional<Nearest> best = Optional.empty();
        long most = 0;
        for (Shape shape : shapes) {
            List<String> columns = shape.names(Place.By.COLUMN);
            for (Set<String> keys : headings(content, book, shape)) {
                long there = shape.places().stream()
                        .filter(place -> place.by() == Place.By.COLUMN && keys.contains(place.key()))
                        .count();
                List<String> missing = missing(shape, keys);
                if (there > most && there * 2 >= columns.size() && !missing.isEmpty()) {
                    most = there;
                    best = Optional.of(new Nearest(shape.name(), missing));
                }
            }
        }
        return best;
    }

    private static List<String> missing(Shape shape, Set<String> keys) {
        List<String> missing = new ArrayList<>();
        for (FieldRule rule : shape.rules()) {
            if (rule.fills().stream().anyMatch(Field::required)
                    && !rule.places().isEmpty()
                    && !Fit.present(shape, rule.target(), keys)) {
                missing.add(rule.places().getFirst().name());
            }
        }
        return missing;
    }

    /** What may be the heading of its list, row by row; nothing for what is no list. */
    private static List<Set<String>> headings(Bytes content, Workbook book, Shape shape) {
        try {
            return switch (shape.format()) {
                case FileFormat.XlsxList list -> under(book.sheets(), shape, list.rows());
                case FileFormat.Csv csv -> under(tops(content, csv), shape, csv.rows());
                case FileFormat.CsvForm _,
                        FileFormat.XlsxForm _,
                        FileFormat.Fixed _,
                        FileFormat.Xml _,
                        FileFormat.Json _,
                        FileFormat.JsonLines _ -> List.of();
            };
        } catch (Unreadable e) {
            return List.of();
        }
    }

    private static List<Grid> tops(Bytes content, FileFormat.Csv csv) {
        String text = Decoded.with(content, csv.charsets(), csv.delimiters()).text();
        return csv.delimiters().stream()
                .map(delimiter -> TextGrid.of(text, delimiter, 2 * SEARCHED))
                .toList();
    }

    private static List<Set<String>> under(List<Grid> sheets, Shape shape, Rows rows) {
        List<Set<String>> headings = new ArrayList<>();
        for (Grid sheet : sheets) {
            Grid grid = rows.across() ? sheet.transposed() : sheet;
            for (int first = 0; rows.headingRows() > 0 && first < SEARCHED; first++) {
                headings.add(
                        ListHeading.of(shape, grid, first, rows.headingRows()).keys());
            }
        }
        return headings;
    }
}
