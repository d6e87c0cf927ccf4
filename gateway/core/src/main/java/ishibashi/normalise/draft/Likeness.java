package ishibashi.normalise.draft;

import ishibashi.bank.Heading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much the name of a column is like a word.
 *
 * @param points 1 is the word itself, 0 nothing of it
 * @param word the nearest
 */
record Likeness(double points, String word) {
    private static final Pattern NOTE = Pattern.compile("[(（\\[].*?[)）\\]]");
    private static final Pattern BETWEEN = Pattern.compile("[./_\\s-]+|(?<=[a-z])(?=[A-Z])");
    private static final double OF_PARENT = 0.55;
    private static final double WITHIN = 0.5;
    private static final double BY_LENGTH = 0.4;
    private static final double PAIRS = 0.6;
    private static final double AT_ITS_END = 0.05;
    private static final double ONE_LETTER = 0.15;
    private static final double BEGINNING = 0.85;
    private static final int SHORTEST_BEGINNING = 3;

    static final Likeness NONE = new Likeness(0, "");

    /** To the nearest of the words. */
    static Likeness of(List<Spelling> name, List<Spelling> words) {
        Likeness best = NONE;
        for (Spelling spelling : name) {
            for (Spelling word : words) {
                double points = spelling.weight * alike(spelling, word);
                if (points > best.points) {
                    best = new Likeness(points, word.text);
                }
            }
        }
        return best;
    }

    /**
     * A text made ready to be compared.
     *
     * @param tokens of a latin one
     * @param pairs of neighbouring characters of another
     */
    record Spelling(String text, double weight, boolean latin, String key, List<String> tokens, Set<String> pairs) {
        Spelling {
            tokens = List.copyOf(tokens);
            pairs = Set.copyOf(pairs);
        }

        static Spelling of(String text, double weight) {
            boolean latin = text.chars().allMatch(c -> c < 0x80);
            String key = Heading.key(text);
            return new Spelling(
                    text, weight, latin, key, latin ? Likeness.tokens(text) : List.of(), Likeness.pairs(key));
        }
    }

    /** The last word of a path or of a heading of several rows, all its words together, and what it stands in. */
    static List<Spelling> spellings(String name) {
        String plain = NOTE.matcher(name.replace("@", "")).replaceAll("").strip();
        String path = plain.isEmpty() ? name : plain;
        List<String> steps = List.of(path.split("[/.]", -1));
        List<Spelling> spellings = new ArrayList<>();
        String last = steps.getLast();
        spellings.add(Spelling.of(last, 1));
        if (steps.size() > 1) {
            String parent = steps.get(steps.size() - 2);
            spellings.add(Spelling.of(last.chars().allMatch(c -> c < 0x80) ? parent + " " + last : parent + last, 1));
            spellings.add(Spelling.of(parent, OF_PARENT));
        }
        if (plain.length() < name.replace("@", "").length()) {
            spellings.add(Spelling.of(name, 1));
        }
        return spellings;
    }

    private static double alike(Spelling a, Spelling b) {
        if (a.latin && b.latin) {
            return latin(a.tokens, b.tokens);
        }
        if (a.key.isEmpty() || b.key.isEmpty()) {
            return 0;
        }
        if (a.key.equals(b.key)) {
            return 1;
        }
        String shorter = a.key.length() < b.key.length() ? a.key : b.key;
        String longer = a.key.length() < b.key.length() ? b.key : a.key;
        boolean ends = longer.endsWith(shorter);
        if ((shorter.length() > 1 && longer.contains(shorter)) || longer.startsWith(shorter) || ends) {
            return WITHIN
                    + (ends ? AT_ITS_END : 0)
                    - (shorter.length() == 1 ? ONE_LETTER : 0)
                    + BY_LENGTH * shorter.length() / longer.length();
        }
        long both = a.pairs.stream().filter(b.pairs::contains).count();
        return PAIRS * 2 * both / Math.max(1, a.pairs.size() + b.pairs.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int n = 0; n + 1 < text.length(); n++) {
            pairs.add(text.substring(n, n + 2));
        }
        return pairs;
    }

    /** By words: each of one has its like in the other. */
    private static double latin(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double points = 0;
        for (String token : one) {
            points += other.stream().mapToDouble(o -> token(token, o)).max().orElse(0);
        }
        for (String token : other) {
            points += one.stream().mapToDouble(o -> token(token, o)).max().orElse(0);
        }
        return points / (one.size() + other.size());
    }

    private static double token(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int shorter = Math.min(a.length(), b.length());
        return shorter >= SHORTEST_BEGINNING && (a.startsWith(b) || b.startsWith(a)) ? BEGINNING : 0;
    }

    private static List<String> tokens(String text) {
        return BETWEEN.splitAsStream(text)
                .filter(token -> !token.isEmpty())
                .map(token -> token.toLowerCase(Locale.ROOT))
                .toList();
    }
}
