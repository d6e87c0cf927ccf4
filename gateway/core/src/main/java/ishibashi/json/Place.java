package ishibashi.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a tree, as FHIRPath writes it: {@code Bundle.entry[2].resource}. A name that could be content is shown as {@code ?}. */
public final class Place {
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z_][A-Za-z0-9-]{0,63}");

    private final @Nullable Place above;
    private final String name;
    private final int index;

    private Place(@Nullable Place above, String name, int index) {
        this.above = above;
        this.name = name;
        this.index = index;
    }

    public static Place root(String name) {
        return new Place(null, name, -1);
    }

    public Place member(String member) {
        return new Place(this, member, -1);
    }

    public Place item(int number) {
        return new Place(this, "", number);
    }

    /** The place in which this member stands, itself at the root. */
    public Place above() {
        Place at = this;
        while (at.index >= 0 && at.above != null) {
            at = at.above;
        }
        return at.above == null ? at : at.above;
    }

    public boolean isRoot() {
        return above == null;
    }

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (Place at = this; at != null; at = at.above) {
            String step = SHOWN.matcher(at.name).matches() ? at.name : "?";
            steps.addFirst(at.index >= 0 ? "[" + at.index + "]" : at.above == null ? step : "." + step);
        }
        return String.join("", steps);
    }
}
