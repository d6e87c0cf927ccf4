package ishibashi.normalise.field;

import java.text.Normalizer;
import java.util.Set;

/** The first step of every reading: width, blanks and the many dashes and waves brought to one form. */
final class Fold {
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "ー", "なし", "ナシ", "無し", "無", "未", "未定", "不明", "null", "応相談", "相談", "要相談", "特になし");

    private Fold() {}

    /** NFKC without outer blanks; every dash is {@code -}, every wave and arrow of a range is {@code ~}. */
    static String text(String raw) {
        String folded = plain(raw) ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return folded.strip()
                .replace('〜', '~')
                .replace('～', '~')
                .replace('−', '-')
                .replace('－', '-')
                .replace('―', '-')
                .replace('‐', '-')
                .replace('–', '-')
                .replace('—', '-');
    }

    /** The same without any blank. */
    static String tight(String raw) {
        String text = text(raw);
        StringBuilder tight = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(tight::appendCodePoint);
        return tight.toString();
    }

    private static boolean plain(String raw) {
        for (int n = 0; n < raw.length(); n++) {
            if (raw.charAt(n) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** Words by which senders say that there is nothing. */
    static boolean nothing(String tight) {
        return NOTHING.contains(tight);
    }
}
