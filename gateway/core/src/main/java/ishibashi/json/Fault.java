package ishibashi.json;

/** Why bytes are no strict JSON, and where. */
public record Fault(Rule rule, Place place) {
    /** The rules of security §3.5, in the words in which they are told. */
    public enum Rule {
        BYTE_ORDER_MARK,
        NOT_UTF_8,
        NUL,
        LONE_SURROGATE,
        SYNTAX,
        TRAILING,
        DUPLICATE_MEMBER,
        NUMBER,
        NEGATIVE_ZERO,
        TOO_DEEP,
        TOO_MANY,
        NAME_TOO_LONG,
        STRING_TOO_LONG;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
