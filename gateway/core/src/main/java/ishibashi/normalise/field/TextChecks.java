package ishibashi.normalise.field;

import ishibashi.message.Kind;
import ishibashi.refusal.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in no cell: patient data (D9), a My Number, offers that a law forbids, health of a person. */
public final class TextChecks {
    private static final String CLINICAL = "(?:癌|がん|梗塞|出血|骨折|肺炎|腫瘍|術後|透析|病名|診断|処方|入院|転院|退院|引継|カルテ|ID)";
    private static final Pattern PATIENT = Pattern.compile(
            "<患者>"
                    + "|患者(?:氏名|名(?!簿)|ID|番号)"
                    + "|患者[:：]\\s*[\\p{IsHan}\\p{IsKatakana}]{2,}.{0,3}(?:様|さん|氏)"
                    + "|(?:担当患者|入院中の|通院中の).{0,12}[\\p{IsHan}\\p{IsKatakana}]{2,}(?:様|さん|氏)"
                    + "|[\\p{IsHan}\\p{IsKatakana}]{2}(?<![者皆多同仕模異一])(?:様|氏|さん)[\\s(、][^。]{0,8}" + CLINICAL
                    + "|(?:主訴|病名|既往歴?|検査値)[:：]|カルテ(?:番号|No)"
                    + "|\\d{1,3}歳[、,\\s]*(?:男性|女性|男|女)[、,\\s]*(?:主訴|診断|入院)|(?:男性|女性|男|女)[、,\\s]*主訴"
                    + "|HbA1c\\s*[:：=]?\\s*\\d"
                    + "|\"resourceType\"\\s*:\\s*\"(?:Patient|Observation|Condition|Encounter|Procedure|Medication\\w+|DiagnosticReport|AllergyIntolerance|Immunization|ImagingStudy|CarePlan|FamilyMemberHistory|Specimen)\"");
    private static final Pattern AGE = Pattern.compile(
            "(?:1[89]|[2-9]\\d)\\s*(?:歳|才)\\s*(?:以下|まで|未満|以上)(?!の?(?:高齢|患者|小児|入所|利用|住民|定年))|若い(?:医師|先生|方)"
                    + "|年齢制限(?!は?(?:なし|無|ありません|設け))|\\d{2}代(?:まで|の(?:方|先生|医師)|限定|歓迎)");
    private static final Pattern AGE_ALLOWED = Pattern.compile("定年|例外事由|[1-6]号");
    private static final Pattern SEX = Pattern.compile(
            "(?<!男)(?:女性|男性|女医|男)(?:医師|の方|の先生|の医師)?(?:が|を)?\\s*(?:のみ|限定|に限る|限る|優先|希望|歓迎|募集|望ましい)|女医(?:さん)?(?:のみ|限定|希望|を希望)");
    private static final Pattern DISPATCH =
            Pattern.compile("(?<!災害|海外|研修|留学|DMAT|救護班)派遣(?!先との|事業ではない|では(?:ない|ありません|なく))");
    private static final Pattern HEALTH = Pattern.compile("持病|(?:通院|療養|服薬|休職)(?:中|歴)|服薬|障害者?手帳|既往|病歴|闘病|透析中(?!心)|妊娠中"
            + "|治療(?:中|歴)|(?:うつ病?|適応障害|がん|癌|不整脈|心筋梗塞|脳梗塞|難病)(?:の(?:ため|治療|療養)|で(?!は)|により|を患|治療のため|再発|寛解|術後)");

    /** Without one of these no pattern above can be found. */
    private static final String TRIGGERS = "患診病主既検カ様氏さ歳才若年代派う適が癌不心脳難持通服障休療治闘透妊男女入担";

    /** First halves of the characters of planes 15 and 16, which are private too. */
    private static final char FIRST_PRIVATE_HALF = '\uDB80';

    private static final char LAST_PRIVATE_HALF = '\uDBFF';

    private TextChecks() {}

    /** The first offence of a text, empty for the many that have none. */
    public static Optional<Code> offence(String raw, Kind kind) {
        boolean trigger = false;
        int digits = 0;
        for (int n = 0; n < raw.length(); n++) {
            char c = raw.charAt(n);
            if (unreadable(c)) {
                return Optional.of(Code.UNREADABLE_CHARACTER);
            }
            trigger |= c > 0x7e ? TRIGGERS.indexOf(c) >= 0 || c > 0xff00 : c == '"' || c == 'H';
            digits += Character.isDigit(c) ? 1 : 0;
        }
        if (digits >= 12 && IndividualNumbers.in(Fold.text(raw))) {
            return Optional.of(Code.LAW_INDIVIDUAL_NUMBER);
        }
        return trigger && raw.length() > 1 ? words(Fold.text(raw), kind) : Optional.empty();
    }

    /** 〓 and U+FFFD stand for a lost character, the private use area for 外字 that only its sender's machine knows. */
    public static boolean unreadable(char c) {
        return c == '〓'
                || c == '\uFFFD'
                || (c >= '\uE000' && c <= '\uF8FF')
                || (c >= FIRST_PRIVATE_HALF && c <= LAST_PRIVATE_HALF);
    }

    /** Some character of it is. */
    public static boolean unreadable(String text) {
        for (int n = 0; n < text.length(); n++) {
            if (unreadable(text.charAt(n))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Code> words(String text, Kind kind) {
        if (PATIENT.matcher(text).find()) {
            return Optional.of(Code.PATIENT_DATA);
        }
        return switch (kind) {
            case VACANCY -> law(text);
            case SEEKER -> HEALTH.matcher(text).find() ? Optional.of(Code.HEALTH_INFORMATION) : Optional.empty();
        };
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
}
