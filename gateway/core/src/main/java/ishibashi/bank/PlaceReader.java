package ishibashi.bank;

import ishibashi.bank.Place.By;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the places of a line, {@code column:}, {@code at:}, {@code label:} and so on. */
final class PlaceReader {
    private static final Pattern COLUMN = Pattern.compile("[A-Z]{1,2}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,2}[1-9][0-9]{0,5}");
    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?");
    private static final int MOST_COLUMNS = 256;
    private static final int LETTERS = 26;

    private final FileFormat format;

    PlaceReader(FileFormat format) {
        this.format = format;
    }

    /** Part → places; the part of a simple line is {@code ""}. */
    Map<String, List<Place>> sources(Node line, Set<String> parts) {
        Map<String, List<Place>> sources = new LinkedHashMap<>();
        for (By by : By.values()) {
            Node place = line.at(by.wire());
            if (place.isThere() && allowed(place, by)) {
                if (place.isMap()) {
                    if (parts.isEmpty()) {
                        place.problem("部分に分けられない項目です", "cannot be given in parts");
                    }
                    place.only(parts);
                    place.members().forEach((part, names) -> add(sources, part, places(names, by)));
                } else {
                    add(sources, "", places(place, by));
                }
            }
        }
        return sources;
    }

    /** What a line or a shape is for, if it says so. */
    Optional<Condition> condition(Node when) {
        if (!when.isThere()) {
            return Optional.empty();
        }
        when.only(java.util.stream.Stream.concat(Language.PLACES.stream(), Language.WHEN.stream())
                .collect(Collectors.toUnmodifiableSet()));
        List<Place> places = sources(when, Set.of()).getOrDefault("", List.of());
        Node is = when.at("is");
        if (places.size() != 1 || !is.isThere()) {
            when.problem("場所を一つと is: を書いてください", "must name one place, and is:");
            return Optional.empty();
        }
        return Optional.of(new Condition(
                places.getFirst(), is.texts().stream().map(Heading::key).collect(Collectors.toSet())));
    }

    private boolean allowed(Node place, By by) {
        if (format.places().contains(by)) {
            return true;
        }
        String words = format.places().stream().map(By::wire).collect(Collectors.joining(" "));
        place.problem("この様式で使える場所の語: " + words, "this format names places by: " + words);
        return false;
    }

    private static void add(Map<String, List<Place>> sources, String part, List<Place> places) {
        sources.merge(part, places, (a, b) -> {
            List<Place> all = new ArrayList<>(a);
            all.addAll(b);
            return all;
        });
    }

    private List<Place> places(Node node, By by) {
        return node.texts().stream().map(name -> place(node, by, name)).toList();
    }

    private Place place(Node node, By by, String name) {
        return switch (by) {
            case AT -> new Place(by, at(node, name));
            case FROM -> {
                node.word(Language.FROM, "title");
                yield new Place(by, name);
            }
            case PATH -> {
                TreePathCheck.check(node, name, format);
                yield new Place(by, name);
            }
            case COLUMN, LABEL, BELOW, COLOUR -> {
                if (Heading.key(name).isEmpty()) {
                    node.problem("空の名前です", "is empty");
                }
                yield new Place(by, name);
            }
        };
    }

    /** In the form {@code C}, {@code C2} or {@code 11-20}. */
    private String at(Node node, String name) {
        String at = name.toUpperCase(Locale.ROOT);
        boolean lists = format instanceof FileFormat.Listed;
        if (format instanceof FileFormat.Fixed) {
            Matcher range = RANGE.matcher(at);
            if (range.matches()) {
                int from = Integer.parseInt(range.group(1));
                int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
                if (from <= to) {
                    return from + "-" + to;
                }
            }
            node.problem("11-20 の形で書いてください", "must be of the form 11-20");
        } else if (lists && NUMBER.matcher(at).matches() && Integer.parseInt(at) <= MOST_COLUMNS) {
            return letters(Integer.parseInt(at));
        } else if (!(lists && COLUMN.matcher(at).matches()) && !CELL.matcher(at).matches()) {
            node.problem(
                    lists ? "列は C か 3、セルは C2 の形で書いてください" : "セルは C2 の形で書いてください",
                    lists ? "must be a column as C or 3, or a cell as C2" : "must be a cell as C2");
        }
        return at;
    }

    /** @param column from 1, at most 256 */
    private static String letters(int column) {
        int first = (column - 1) / LETTERS;
        char last = (char) ('A' + (column - 1) % LETTERS);
        return first == 0 ? String.valueOf(last) : "" + (char) ('A' + first - 1) + last;
    }
}
