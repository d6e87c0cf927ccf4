package ishibashi.normalise.read;

import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.bank.Lookup;
import ishibashi.bank.Place;
import ishibashi.message.RawRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The text that a line of a mapping takes from the cells of a record: the first that is filled, several joined, a part of one. */
public final class Taken {
    private Taken() {}

    /** What the line is about: the text that stands there, or what it refers to. Empty if there is no such cell. */
    public static Optional<RawRow.Cell> cell(FieldRule rule, String part, Map<String, RawRow.Cell> cells) {
        return rule.lookup().isPresent() ? Optional.ofNullable(cells.get(key(rule, part))) : written(rule, part, cells);
    }

    /** The text that stands there. */
    public static Optional<RawRow.Cell> written(FieldRule rule, String part, Map<String, RawRow.Cell> cells) {
        List<RawRow.Cell> found = new ArrayList<>();
        for (Place place : rule.sources().getOrDefault(part, List.of())) {
            RawRow.Cell cell = cells.get(place.key());
            if (cell != null) {
                found.add(cell);
            }
        }
        FieldRule.Cut cut = rule.cut();
        if (!cut.marked().isEmpty()) {
            return marked(rule.sources().getOrDefault(part, List.of()), cells, cut.marked());
        }
        Optional<RawRow.Cell> whole = cut.join()
                .flatMap(between -> joined(found, between))
                .or(() -> found.stream().filter(c -> !c.text().isBlank()).findFirst())
                .or(() -> found.stream().findFirst());
        return cut.split().isEmpty() ? whole : whole.map(c -> new RawRow.Cell(c.column(), c.at(), part(c.text(), cut)));
    }

    /** Under it a record has what it refers to. */
    static String key(FieldRule rule, String part) {
        Lookup.Use use = rule.lookup().orElseThrow();
        String places = rule.sources().getOrDefault(part, List.of()).stream()
                .map(Place::key)
                .collect(Collectors.joining("|"));
        return "^" + use.table() + "/" + use.take() + "/" + rule.target() + "/" + part + "/" + places;
    }

    /** The names of the places that hold a mark, joined by 、. */
    private static Optional<RawRow.Cell> marked(List<Place> places, Map<String, RawRow.Cell> cells, Set<String> marks) {
        Optional<RawRow.Cell> first = Optional.empty();
        List<String> names = new ArrayList<>();
        for (Place place : places) {
            Optional<RawRow.Cell> cell = Optional.ofNullable(cells.get(place.key()));
            first = first.or(() -> cell);
            cell.filter(c -> marks.contains(Heading.key(c.text()))).ifPresent(c -> names.add(place.lastName()));
        }
        return first.map(cell -> new RawRow.Cell(cell.column(), cell.at(), String.join("、", names)));
    }

    private static Optional<RawRow.Cell> joined(List<RawRow.Cell> cells, String between) {
        String text = cells.stream()
                .map(cell -> cell.text().strip())
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(between));
        return cells.stream().findFirst().map(first -> new RawRow.Cell(first.column(), first.at(), text));
    }

    private static String part(String text, FieldRule.Cut cut) {
        List<String> parts = new ArrayList<>();
        String all = text.strip();
        int from = 0;
        int at = 0;
        while (at < all.length()) {
            int length = separator(all, at, cut.split());
            if (length > 0) {
                parts.add(all.substring(from, at).strip());
                from = at + length;
            }
            at += Math.max(length, 1);
        }
        parts.add(all.substring(from).strip());
        int n = cut.part() < 0 ? parts.size() : cut.part();
        return n <= parts.size() ? parts.get(n - 1) : "";
    }

    /** Length of the separator that stands there, whatever its width; 0: none. */
    private static int separator(String text, int at, List<String> separators) {
        for (String separator : separators) {
            int length = isOneBlank(separator) ? blanks(text, at) : same(text, at, separator);
            if (length > 0) {
                return length;
            }
        }
        return 0;
    }

    private static int blanks(String text, int at) {
        int end = at;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private static int same(String text, int at, String separator) {
        int end = at + separator.length();
        return end <= text.length() && narrow(text.substring(at, end)).equals(narrow(separator)) ? end - at : 0;
    }

    /** A line break is a separator of its own. */
    private static boolean isOneBlank(String separator) {
        return separator.equals(" ") || separator.equals("\u3000");
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
