package ishibashi.normalise.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in kanji 漢数字: 千二百 is 1200, 二〇二六 is 2026. 万 and 億 stay, they are units of sums. */
final class KanjiNumbers {
    private static final Pattern RUN = Pattern.compile("[〇一二三四五六七八九十百千]+");
    private static final String DIGITS = "〇一二三四五六七八九";

    private KanjiNumbers() {}

    /** The same text with arabic digits; one that has arabic digits already stays as it is. */
    static String arabic(String text) {
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        Matcher run = RUN.matcher(text);
        return run.find() ? run.replaceAll(m -> number(m.group())) : text;
    }

    private static String number(String run) {
        StringBuilder positional = new StringBuilder();
        int sum = 0;
        int digit = -1;
        boolean placed = false;
        for (int n = 0; n < run.length(); n++) {
            int value = DIGITS.indexOf(run.charAt(n));
            if (value >= 0) {
                positional.append(value);
                digit = value;
            } else {
                sum += Math.max(digit, digit < 0 ? 1 : 0) * place(run.charAt(n));
                digit = -1;
                placed = true;
            }
        }
        return placed ? Integer.toString(sum + Math.max(digit, 0)) : positional.toString();
    }

    private static int place(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            default -> throw new IllegalArgumentException("no place");
        };
    }
}
