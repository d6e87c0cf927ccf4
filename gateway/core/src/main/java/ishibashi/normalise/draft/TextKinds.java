package ishibashi.normalise.draft;

import ishibashi.bank.Field;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What texts without a form of their own look like: numbers of records, names of hospitals and of people, telephone numbers. */
final class TextKinds {
    private static final Pattern FACILITY = Pattern.compile("病院|診療所|クリニック|医院|医療センター|医療機構|保健所|老人保健|療養所|院$");
    private static final Pattern PERSON = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ヶー󠄀-󠇯]{1,6}[ 　]?[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ー󠄀-󠇯]{1,6}");
    private static final Pattern PHONE = Pattern.compile("[(（]?0\\d{1,4}[-)）ー－]?\\d{1,4}[-－]?\\d{3,4}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int LONGEST_NUMBER = 24;
    private static final double MOST = 0.8;
    private static final double HALF = 0.5;

    private TextKinds() {}

    static Fitness of(Field field, List<String> filled, int records, boolean first) {
        return switch (field) {
            case VACANCY_NUMBER, SEEKER_NUMBER -> number(filled, records, first);
            case FACILITY_NAME, EMPLOYER_NAME -> share(FACILITY, filled, 0.6, "病院などの名前", "names of hospitals");
            case CURRENT_EMPLOYER -> share(FACILITY, filled, 0.5, "病院などの名前", "names of hospitals");
            case NAME -> person(filled);
            case PHONE -> share(PHONE, filled, 0.5, "電話番号", "telephone numbers");
            case CONTACT -> share(PHONE, filled, 0.35, "電話番号", "telephone numbers");
            case EMAIL -> share(MAIL, filled, 0.8, "メールアドレス", "mail addresses");
            default -> Fitness.NOTHING_SEEN;
        };
    }

    private static Fitness share(Pattern pattern, List<String> filled, double weight, String ja, String en) {
        long seen = filled.stream()
                .filter(text -> pattern.matcher(text.strip()).find())
                .count();
        double share = filled.isEmpty() ? 0 : (double) seen / filled.size();
        return share < HALF
                ? new Fitness(filled.isEmpty() ? 0 : share - HALF, share, "", "")
                : new Fitness(weight * share, share, ja, en);
    }

    /** No two records have the same. */
    private static Fitness number(List<String> filled, int records, boolean first) {
        long fit = filled.stream()
                .filter(text ->
                        text.length() <= LONGEST_NUMBER && DIGIT.matcher(text).find())
                .count();
        boolean each = filled.size() >= MOST * records
                && fit >= MOST * filled.size()
                && new HashSet<>(filled).size() >= MOST * filled.size();
        return each
                ? new Fitness(first ? 0.45 : 0.2, 1, "件ごとに違う番号", "a number of its own for each record")
                : new Fitness(-0.3, 0, "", "");
    }

    private static Fitness person(List<String> filled) {
        long seen = filled.stream()
                .filter(text -> PERSON.matcher(text.strip()).matches()
                        && !FACILITY.matcher(text).find())
                .count();
        double share = filled.isEmpty() ? 0 : (double) seen / filled.size();
        boolean different = new HashSet<>(filled).size() > HALF * filled.size();
        return share > MOST && different
                ? new Fitness(0.25, share, "人の名前らしい", "looks like names of people")
                : new Fitness(filled.isEmpty() ? 0 : -0.2, share, "", "");
    }
}
