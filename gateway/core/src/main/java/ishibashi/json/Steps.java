package ishibashi.json;

import ishibashi.json.Fault.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reading is just now; it costs nothing until a fault asks for the place. */
final class Steps {
    /** A name, a number, or nothing yet, a level each. */
    private final List<Object> at = new ArrayList<>(StrictJson.DEEPEST);

    void enter() {
        if (at.size() == StrictJson.DEEPEST) {
            throw new StrictJson.Stop(Rule.TOO_DEEP);
        }
        at.add("");
    }

    void at(String name) {
        at.set(at.size() - 1, name);
    }

    void at(int number) {
        at.set(at.size() - 1, number);
    }

    /** The library reads a value together with its name: its name is known when the value fails. */
    void atIfNamed(@Nullable String name) {
        if (name != null && !at.isEmpty() && at.getLast() instanceof String) {
            at(name);
        }
    }

    void leave() {
        at.removeLast();
    }

    void clear() {
        at.clear();
    }

    int depth() {
        return at.size();
    }

    Place place(String root) {
        Place place = Place.root(root);
        for (Object step : at) {
            if (step instanceof Integer number) {
                place = place.item(number);
            } else if (step instanceof String name && !name.isEmpty()) {
                place = place.member(name);
            }
        }
        return place;
    }
}
