package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.refusal.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Institution codes 医療機関コード: ten digits, with the check digit by the rules that the prefecture uses. */
public final class InstitutionCodes implements Normaliser<String> {
    private static final Pattern NOISE = Pattern.compile("[-\\s]|\\.0$");

    private final String prefecture;
    private final List<Rule> rules = new ArrayList<>();

    private enum Rule {
        TEN_DIGITS_TABLE_1,
        TEN_DIGITS_TABLE_3,
        SIX_DIGITS
    }

    public InstitutionCodes(Path codes, String prefecture) {
        this.prefecture = prefecture;
        List<NamedCsvRecord> rows = Csv.read(codes.resolve("check-digits.csv"));
        List<NamedCsvRecord> own = rows.stream()
                .filter(r -> r.getField("prefecture").equals(prefecture))
                .toList();
        for (NamedCsvRecord row : own.isEmpty()
                ? rows.stream()
                        .filter(r -> r.getField("prefecture").equals("*"))
                        .toList()
                : own) {
            rules.add(Rule.valueOf(row.getField("rule").replace('-', '_').toUpperCase(java.util.Locale.ROOT)));
        }
    }

    @Override
    public Reading<String> read(String raw) {
        String text = NOISE.matcher(Fold.tight(raw)).replaceAll("");
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        if (!text.matches("\\d{6,10}")) {
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
        boolean inferred = text.length() == 9 || text.length() == 6;
        return !ten.isEmpty() && rules.stream().anyMatch(rule -> holds(rule, ten))
                ? new Reading.Value<>(ten, false, inferred ? "lost-zero" : "institution-code")
                : Reading.faulty(Code.BAD_CHECK_DIGIT);
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
