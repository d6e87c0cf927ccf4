package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small whole numbers: 4回程度, 月2回, 3名, 若干名. */
public final class Counts implements Normaliser<Integer> {
    private static final Pattern NUMBER =
            Pattern.compile("(?:有\\()?(?:月|週|約)?(\\d{1,6})(?:\\.0)?(?:回|名|人|床|日|件)?(?:程度|以内|まで|/月|/週|前後)*\\)?");

    private final int most;
    private final boolean nothingIsZero;

    /** @param nothingIsZero なし and dashes mean 0, as for night duty; an empty cell never does */
    public Counts(int most, boolean nothingIsZero) {
        this.most = most;
        this.nothingIsZero = nothingIsZero;
    }

    @Override
    public Reading<Integer> read(String raw) {
        String text = Fold.tight(raw).replace(",", "");
        if (text.isEmpty() || text.startsWith("若干")) {
            return Reading.absent("no-number-stated");
        }
        if (Fold.nothing(text)) {
            return nothingIsZero ? Reading.value(0, "none-is-zero") : Reading.absent("nothing-stated");
        }
        Matcher m = NUMBER.matcher(text);
        if (!m.matches()) {
            return Reading.faulty(Code.UNKNOWN_CODE, "0, 1, 2回, 月3回");
        }
        int number = Integer.parseInt(m.group(1));
        return number > most
                ? Reading.faulty(Code.IMPLAUSIBLE_NUMBER, Integer.toString(most))
                : Reading.value(number, "number");
    }
}
