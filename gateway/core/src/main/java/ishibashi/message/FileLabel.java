package ishibashi.message;

/** A sender's file name. It can name a person, so it is sealed in the store and never printed (rulings 14). */
public record FileLabel(String value) {
    @Override
    public String toString() {
        return "FileLabel[…]";
    }
}
