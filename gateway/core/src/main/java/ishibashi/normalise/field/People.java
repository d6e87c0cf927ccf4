package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, kana and licence numbers 医籍登録番号 of doctors. */
public final class People {
    private static final Pattern LICENCE = Pattern.compile("(?:医籍)?第?(\\d{4,7})号?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");
    private static final Pattern KANA = Pattern.compile("[\\p{IsKatakana}\\p{IsHiragana}ー・ 'A-Za-z]+");

    private People() {}

    /** As written, with one blank between the parts. */
    public static Reading<String> name(String raw) {
        String name = BLANKS.matcher(
                        Normalizer.normalize(raw, Normalizer.Form.NFC).strip())
                .replaceAll(" ");
        return name.isEmpty() ? Reading.absent("empty") : Reading.value(name, "name");
    }

    /** Full-width katakana. */
    public static Reading<String> kana(String raw) {
        String kana = BLANKS.matcher(
                        Normalizer.normalize(raw, Normalizer.Form.NFKC).strip())
                .replaceAll(" ");
        if (kana.isEmpty()) {
            return Reading.absent("empty");
        }
        if (!KANA.matcher(kana).matches()) {
            return Reading.faulty(Code.UNKNOWN_CODE, "カナ");
        }
        StringBuilder katakana = new StringBuilder(kana.length());
        kana.codePoints().map(c -> c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c).forEach(katakana::appendCodePoint);
        return Reading.value(katakana.toString(), "katakana");
    }

    /** A telephone number, or whatever else one is told to reach somebody by, in half width. */
    public static Reading<String> phone(String raw) {
        String phone = Fold.text(raw);
        return phone.isEmpty() || phone.equals("null") ? Reading.absent("empty") : Reading.value(phone, "half-width");
    }

    public static Reading<String> licence(String raw) {
        String text = Fold.tight(raw).replace(".0", "");
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        Matcher m = LICENCE.matcher(text);
        return m.matches() ? Reading.value(m.group(1), "licence-number") : Reading.faulty(Code.MISSING_KEY);
    }
}
