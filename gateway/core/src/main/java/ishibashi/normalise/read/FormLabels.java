package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which texts of forms are labels: they begin a row, or stand in a column in which nearly all texts are the same from form to form.
 */
final class FormLabels {
    private static final int LONGEST = 20;

    /** A label stands in a fifth of the forms at least: there are older ones among them. */
    private static final int PART_OF_FORMS = 5;

    /** What begins a row may be there only where it is needed, as 備考. */
    private static final int PART_THAT_BEGINS_A_ROW = 20;

    private static final double NEARLY_ALL = 0.8;

    private final int forms;
    private final Map<String, String> written = new HashMap<>();
    private final Map<String, Integer> beginning = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> columns = new HashMap<>();

    private FormLabels(List<List<Grid.Row>> forms) {
        this.forms = forms.size();
        forms.stream().flatMap(List::stream).map(Grid.Row::filled).forEach(this::count);
    }

    /** @param forms the rows of each */
    static Set<String> of(List<List<Grid.Row>> forms) {
        return new FormLabels(forms).labels();
    }

    private void count(List<Grid.Cell> row) {
        for (Grid.Cell cell : row) {
            String key = label(cell.text());
            columns.computeIfAbsent(cell.column(), c -> new HashMap<>()).merge(key, 1, Integer::sum);
            written.putIfAbsent(key, written(cell.text(), key));
            if (cell.equals(row.getFirst())) {
                beginning.merge(key, 1, Integer::sum);
            }
        }
    }

    private Set<String> labels() {
        Set<String> keys = new HashSet<>(often(beginning, PART_THAT_BEGINS_A_ROW));
        columns.values().forEach(texts -> {
            Set<String> same = often(texts, PART_OF_FORMS);
            int all = texts.values().stream().mapToInt(n -> n).sum();
            int ofSame =
                    same.stream().mapToInt(key -> texts.getOrDefault(key, 0)).sum();
            if (forms > 1 && ofSame >= NEARLY_ALL * all) {
                keys.addAll(same);
            }
        });
        Set<String> labels = new TreeSet<>();
        keys.forEach(key -> labels.add(written.getOrDefault(key, key)));
        return labels;
    }

    private Set<String> often(Map<String, Integer> texts, int part) {
        int least = Math.max(1, forms / part);
        Set<String> often = new HashSet<>();
        texts.forEach((key, times) -> {
            if (!key.isEmpty() && times >= least) {
                often.add(key);
            }
        });
        return often;
    }

    /** Its key if it can be a label: not long, and without a box or a digit. What follows a colon is a value. */
    private static String label(String text) {
        String key = Heading.key(text);
        int colon = key.indexOf(':');
        String bare = colon > 0 ? key.substring(0, colon) : key;
        boolean can = bare.length() <= LONGEST
                && bare.chars().noneMatch(c -> Character.isDigit(c) || "□☑■☐✓〜~".indexOf(c) >= 0)
                && bare.chars().anyMatch(Character::isLetter);
        return can ? bare : "";
    }

    private static String written(String text, String key) {
        return Heading.key(text).equals(key) ? text.strip() : key;
    }
}
