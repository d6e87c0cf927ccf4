package ishibashi.normalise.read;

import ishibashi.bank.Heading;

/** Labels of values, and values that stand with their label in one cell: 所在地：宇都宮市. */
final class Labels {
    private Labels() {}

    /** The text is the label, with or without a colon. */
    static boolean is(String text, String key) {
        String own = Heading.key(text);
        return own.equals(key) || own.equals(key + ":");
    }

    /** What follows the label and a colon in the same text; empty if it is another text. */
    static String after(String text, String key) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c == ':' || c == '：') {
                return Heading.key(text.substring(0, n)).equals(key)
                        ? text.substring(n + 1).strip()
                        : "";
            }
        }
        return "";
    }
}
