package ishibashi.bank;

import java.util.Locale;

/** Where a value stands, as a mapping says it. */
public record Place(By by, String name) {
    /** How a place is named; the word in a mapping. */
    public enum By {
        /** By the word that heads its column. */
        COLUMN,
        /** By its column letter {@code C}, its cell {@code C2}, or its characters in a line {@code 11-20}. */
        AT,
        /** Right of this label. */
        LABEL,
        /** Below this label. */
        BELOW,
        /** By a path below the record. */
        PATH,
        /** Not in the record but about it: the words above the list or its part, the sheet's or the file's name. */
        FROM,
        /** Not what stands in the column of this name, but the colour of its cell: {@code FFFF00}, or nothing. */
        COLOUR;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The last word of its name: 内科 of 募集科/内科, mon of days.mon. */
    public String lastName() {
        int from = Math.max(name.lastIndexOf('/'), by == By.PATH ? name.lastIndexOf('.') : -1);
        String last = name.substring(from + 1);
        return last.startsWith("@") ? last.substring(1) : last;
    }

    /** Under this key a record has its cell. */
    public String key() {
        return switch (by) {
            case COLUMN, PATH -> Heading.key(name);
            case AT -> "#" + name;
            case LABEL -> "→" + Heading.key(name);
            case BELOW -> "↓" + Heading.key(name);
            case FROM -> "=" + name;
            case COLOUR -> "~" + Heading.key(name);
        };
    }
}
