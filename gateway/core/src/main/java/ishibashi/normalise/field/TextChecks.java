package ishibashi.normalise.field;

import ishibashi.message.Kind;
import ishibashi.refusal.Code;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in no cell: patient data (D9), a My Number, offers that a law forbids, health of a person. */
public final class TextChecks {
    private static final Pattern DIGITS_12 = Pattern.compile("(?<!\\d)(\\d{4})[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)");
    private static final Pattern PATIENT = Pattern.compile(
            "入院中の.{0,12}(?:様|さん|氏)|<患者>|患者(?:氏名|さん|様|ID|番号|名|[:：])|(?:診断|病名|主訴|既往歴?|処方|検査値|カルテ(?:番号|No))[:：は]|\"resourceType\"\\s*:\\s*\"(?:Patient|Observation|Condition)\""
                    + "|受診歴|紹介状|HbA1c|(?:男性|女性|男|女)[、,\\s]*(?:主訴|診断)");
    private static final Pattern AGE = Pattern.compile(
            "\\d{2}\\s*(?:歳|才)\\s*(?:以下|まで|未満|以上)(?!の定年)|若い(?:医師|先生|方)|年齢(?:制限|不問でない)|\\d{2}代(?:まで|の方|限定|歓迎)");
    private static final Pattern AGE_ALLOWED = Pattern.compile("定年");
    private static final Pattern SEX =
            Pattern.compile("(?:女性|男性|女医|男)(?:医師|の方|の先生)?\\s*(?:のみ|限定|に限る|限る|優先|希望)|女医(?:さん)?(?:のみ|限定|希望|を希望)");
    private static final Pattern DISPATCH = Pattern.compile("派遣(?!先との|事業ではない)");
    private static final Pattern HEALTH =
            Pattern.compile("うつ病?|適応障害|がん治療|癌|持病|通院(?:中|歴)|服薬|障害者?手帳|既往|休職歴|病歴|療養(?:中|歴)|治療(?:中|歴)|闘病|透析中|妊娠中");
    private static final String TRIGGERS = "患診病主既処検カ受紹\"H入男女歳才若年代派う適が癌持通服障休療治闘透妊";

    private TextChecks() {}

    /** The first offence of a text, empty for the many that have none. */
    public static Optional<Code> offence(String raw, Kind kind) {
        if (raw.length() < 2) {
            return raw.equals("〓") ? Optional.of(Code.UNREADABLE_CHARACTER) : Optional.empty();
        }
        boolean trigger = false;
        int digits = 0;
        for (int n = 0; n < raw.length(); n++) {
            char c = raw.charAt(n);
            if (c == '〓' || c == '\uFFFD' || (c >= '\uE000' && c <= '\uF8FF')) {
                return Optional.of(Code.UNREADABLE_CHARACTER);
            }
            trigger |= c > 0x7e ? TRIGGERS.indexOf(c) >= 0 : c == '"' || c == 'H';
            digits += Character.isDigit(c) ? 1 : 0;
        }
        if (digits >= 12 && individualNumber(Fold.text(raw))) {
            return Optional.of(Code.LAW_INDIVIDUAL_NUMBER);
        }
        return trigger ? words(Fold.text(raw), kind) : Optional.empty();
    }

    private static Optional<Code> words(String text, Kind kind) {
        if (PATIENT.matcher(text).find()) {
            return Optional.of(Code.PATIENT_DATA);
        }
        return kind == Kind.VACANCY ? law(text) : health(text);
    }

    private static Optional<Code> law(String text) {
        if (AGE.matcher(text).find() && !AGE_ALLOWED.matcher(text).find()) {
            return Optional.of(Code.LAW_AGE_LIMIT);
        }
        if (SEX.matcher(text).find()) {
            return Optional.of(Code.LAW_SEX_LIMIT);
        }
        return DISPATCH.matcher(text).find() ? Optional.of(Code.LAW_DISPATCH) : Optional.empty();
    }

    private static Optional<Code> health(String text) {
        return HEALTH.matcher(text).find() ? Optional.of(Code.HEALTH_INFORMATION) : Optional.empty();
    }

    /** 番号法施行規則 §5: twelve digits whose check digit holds. */
    static boolean individualNumber(String text) {
        Matcher m = DIGITS_12.matcher(text);
        while (m.find()) {
            String digits = m.group(1) + m.group(2) + m.group(3);
            int sum = 0;
            for (int n = 1; n <= 11; n++) {
                int weight = n <= 6 ? n + 1 : n - 5;
                sum += (digits.charAt(11 - n) - '0') * weight;
            }
            int check = sum % 11 <= 1 ? 0 : 11 - sum % 11;
            if (check == digits.charAt(11) - '0') {
                return true;
            }
        }
        return false;
    }
}
