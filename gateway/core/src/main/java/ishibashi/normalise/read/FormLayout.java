package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Forms that all begin with one title: with which, and which of their cells are labels. */
record FormLayout(Layout layout) {
    private static final int SHORTEST_TITLE = 3;

    /** A title stands in one of the first rows. */
    private static final int LAST_ROW_OF_TITLE = 6;

    private static final Pattern NOTE = Pattern.compile("[（(].*");

    static Optional<FormLayout> of(List<Grid> sheets, Function<String, FileFormat> format) {
        List<Grid> forms =
                sheets.stream().filter(sheet -> sheet.rows().size() > 2).toList();
        String title = title(forms);
        if (title.length() < SHORTEST_TITLE) {
            return Optional.empty();
        }
        List<List<Grid.Row>> parts = new ArrayList<>();
        forms.forEach(sheet -> parts.addAll(parts(sheet, Heading.key(title))));
        Set<String> labels = FormLabels.of(parts);
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormLayout(new Layout(format.apply(title), labels, title)));
    }

    Optional<Opened> open(List<Grid> sheets) {
        try {
            return FormFile.open(sheets.stream().limit(Samples.MOST).toList(), layout.shape(), layout.about());
        } catch (Unreadable masterAlone) {
            return Optional.empty();
        }
    }

    /** What the first cells of most sheets say, but for what stands in brackets. */
    private static String title(List<Grid> sheets) {
        Map<String, Integer> titles = new HashMap<>();
        for (Grid sheet : sheets) {
            Grid.Row first = sheet.rows().getFirst();
            if (first.number() <= LAST_ROW_OF_TITLE) {
                String text = first.filled().getFirst().text().strip();
                titles.merge(NOTE.matcher(text).replaceAll("").strip(), 1, Integer::sum);
            }
        }
        return titles.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Rows from one title to the next, the title left out. */
    private static List<List<Grid.Row>> parts(Grid sheet, String title) {
        List<List<Grid.Row>> parts = new ArrayList<>();
        for (Grid.Row row : sheet.rows()) {
            if (Heading.key(row.filled().getFirst().text()).startsWith(title)) {
                parts.add(new ArrayList<>());
            } else if (!parts.isEmpty()) {
                parts.getLast().add(row);
            }
        }
        return parts;
    }
}
