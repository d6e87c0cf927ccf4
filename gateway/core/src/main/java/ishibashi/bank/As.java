package ishibashi.bank;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ways of reading a cell; the word after {@code as:} in a mapping. */
public enum As {
    TEXT,
    NAME,
    KANA,
    /** A word of a code table, or the one ticked box among boxes: {@code □常勤 ☑有期}. */
    CODE,
    /** Several of them. */
    CODES,
    DATE,
    TIME,
    DAYS,
    COUNT,
    MONEY,
    DEPARTMENTS,
    SPECIALTIES,
    PLACE,
    REGIONS,
    INSTITUTION_CODE,
    LICENCE_NUMBER,
    /** From and to in one cell. */
    HOURS,
    /** Start and end in one cell. */
    PERIOD,
    /** Basis, least and most, in one cell or in parts. */
    PAY,
    /** Number and date of registration in one cell. */
    LICENCE;

    public static Optional<As> of(String word) {
        for (As as : values()) {
            if (as.wire().equals(word)) {
                return Optional.of(as);
            }
        }
        return Optional.empty();
    }

    /** Ways that give the same kind of value. */
    static Set<As> insteadOf(As usual) {
        Set<As> texts = EnumSet.of(TEXT, KANA, INSTITUTION_CODE, LICENCE_NUMBER);
        return texts.contains(usual) ? texts : EnumSet.of(usual);
    }

    /** Its values are codes of a table of {@link Words}. */
    boolean coded() {
        return this == CODE || this == CODES;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
