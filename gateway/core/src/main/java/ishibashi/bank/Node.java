package ishibashi.bank;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a YAML file. What is missing or wrong there is noted as a problem, never thrown. */
final class Node {
    private final @Nullable Object value;
    private final String place;
    private final List<Problem> problems;

    Node(@Nullable Object value, String place, List<Problem> problems) {
        this.value = value;
        this.place = place;
        this.problems = problems;
    }

    boolean isThere() {
        return value != null;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    void problem(String ja, String en) {
        problems.add(new Problem(place, ja, en));
    }

    Node at(String key) {
        Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Node(found, place.endsWith(": ") ? place + key : place + "." + key, problems);
    }

    /** Its members in the order of the file. */
    Map<String, Node> members() {
        Map<String, Node> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> members.put(String.valueOf(key), at(String.valueOf(key))));
        } else if (value != null && !String.valueOf(value).isEmpty()) {
            problem("項目: 値 の形で書いてください", "must be a mapping of words to values");
        }
        return members;
    }

    /** Notes every member that is none of these words. */
    void only(Set<String> words) {
        members().forEach((key, node) -> {
            if (!words.contains(key)) {
                node.problem("知らない語です。使える語: " + String.join(" ", words), "unknown word; allowed: " + words);
            }
        });
    }

    /** The items of a list of mappings, or the one that is there in place of a list. */
    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            return List.of(this);
        }
        List<Node> items = new ArrayList<>();
        for (int n = 0; n < list.size(); n++) {
            items.add(new Node(list.get(n), place + "[" + (n + 1) + "]", problems));
        }
        return items;
    }

    Optional<String> text() {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        problem("文字で書いてください", "must be a single text");
        return Optional.empty();
    }

    String required() {
        Optional<String> text = text().filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            problem("必ず書いてください", "is required");
        }
        return text.orElse("");
    }

    /** A list, or one text as a list of one. */
    List<String> texts() {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object item : list) {
                new Node(item, place, problems).text().ifPresent(texts::add);
            }
            return texts;
        }
        return text().map(List::of).orElseGet(List::of);
    }

    int number(int otherwise, int from, int to) {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // noted below together with numbers out of range
        }
        problem(from + " から " + to + " までの数を書いてください", "must be a number from " + from + " to " + to);
        return otherwise;
    }

    Optional<LocalDate> date() {
        try {
            return text().map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            problem("日付は 2026-08-20 の形で書いてください", "must be a date like 2026-08-20");
            return Optional.empty();
        }
    }

    /** One of these words. */
    String word(Set<String> words, String otherwise) {
        Optional<String> text = text();
        if (text.isPresent() && !words.contains(text.get())) {
            problem("使える語: " + String.join(" ", words), "must be one of " + words);
            return otherwise;
        }
        return text.orElse(otherwise);
    }
}
