package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.refusal.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Institution codes 医療機関コード: ten digits, with the check digit by the rules that the prefecture uses. */
public final class InstitutionCodes implements Normaliser<String> {
    private static final Pattern NOISE = Pattern.compile("[-\\s]|\\.0$");

    private static final Pattern DIGITS = Pattern.compile("\\d{6,10}");
    private static final String ALL = "*";

    private final String prefecture;
    private final Map<String, List<Rule>> rules = new HashMap<>();

    private enum Rule {
        TEN_DIGITS_TABLE_1,
        TEN_DIGITS_TABLE_3,
        SIX_DIGITS
    }

    /** @param prefecture that of the bank, for codes that are written without one */
    public InstitutionCodes(Path codes, String prefecture) {
        this.prefecture = prefecture;
        for (NamedCsvRecord row : Csv.read(codes.resolve("check-digits.csv"))) {
            rules.computeIfAbsent(row.getField("prefecture"), p -> new ArrayList<>())
                    .add(Rule.valueOf(row.getField("rule").replace('-', '_').toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public Reading<String> read(String raw) {
        String text = NOISE.matcher(Fold.tight(raw)).replaceAll("");
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        if (!DIGITS.matcher(text).matches()) {
            return Reading.faulty(Code.BAD_CHECK_DIGIT);
        }
        String ten =
                switch (text.length()) {
                    case 10 -> text;
                    case 9 -> "0" + text;
                    case 7 -> prefecture + "1" + text;
                    case 6 -> prefecture + "10" + text;
                    default -> "";
                };
        boolean shortened = text.length() == 9 || text.length() == 6;
        return !ten.isEmpty() && holds(ten)
                ? Reading.value(ten, shortened ? "lost-zero" : "institution-code")
                : Reading.faulty(Code.BAD_CHECK_DIGIT);
    }

    /** By the rules of the prefecture that the code itself names: a doctor's employer may lie in another than the bank. */
    private boolean holds(String ten) {
        List<Rule> own = rules.getOrDefault(ten.substring(0, 2), rules.getOrDefault(ALL, List.of()));
        return own.stream().anyMatch(rule -> holds(rule, ten));
    }

    private static boolean holds(Rule rule, String ten) {
        String seven = ten.substring(3);
        return switch (rule) {
            case TEN_DIGITS_TABLE_1 -> luhn(ten.substring(0, 2) + "1" + seven);
            case TEN_DIGITS_TABLE_3 -> luhn(ten.substring(0, 2) + "3" + seven);
            case SIX_DIGITS -> luhn(seven);
        };
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int n = 0; n < digits.length() - 1; n++) {
            int digit = digits.charAt(digits.length() - 2 - n) - '0';
            int weighted = n % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
    }
}
