package ishibashi.trust;

import ishibashi.json.Json;
import ishibashi.json.JsonText;
import ishibashi.json.Place;
import ishibashi.message.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * RFC 8785 canonical JSON of a tree as received. Strings stay as they are; a number is refused unless its text already is its
 * canonical form without an exponent, since FHIR tells 1.50 from 1.5 and the RFC does not (fhir §3.2).
 */
public final class Jcs {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final double LARGEST = 9_007_199_254_740_991d;

    private final StringBuilder out = new StringBuilder();

    private Jcs() {}

    /** Canonical bytes, or the place of the number that has none. */
    public sealed interface Form {
        record Canonical(Bytes bytes) implements Form {}

        record NumberNotCanonical(Place place) implements Form {}
    }

    /** @param root name of the tree's root in places, its resource type */
    public static Form of(Json json, String root) {
        Jcs jcs = new Jcs();
        try {
            jcs.write(json, Place.root(root));
            return new Form.Canonical(Bytes.owning(jcs.out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoForm e) {
            return new Form.NumberNotCanonical(e.place);
        }
    }

    private void write(Json json, Place place) {
        switch (json) {
            case Json.Obj(var members) -> object(members, place);
            case Json.Arr array -> array(array, place);
            case Json.Text(String value) -> JsonText.text(value, out);
            case Json.Num(String digits) -> number(digits, place);
            case Json.Literal literal -> out.append(literal.wire());
        }
    }

    /** RFC 8785 §3.2.3: in the order of UTF-16 units, which is that of Java's strings. */
    private void object(Map<String, Json> members, Place place) {
        char before = '{';
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(before);
            JsonText.text(member.getKey(), out);
            out.append(':');
            write(member.getValue(), place.member(member.getKey()));
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void array(Json.Arr array, Place place) {
        out.append('[');
        for (int n = 0; n < array.items().size(); n++) {
            if (n > 0) {
                out.append(',');
            }
            write(array.items().get(n), place.item(n));
        }
        out.append(']');
    }

    private void number(String digits, Place place) {
        if (!isCanonical(digits)) {
            throw new NoForm(place);
        }
        out.append(digits);
    }

    static boolean isCanonical(String digits) {
        if (!PLAIN.matcher(digits).matches()) {
            return false;
        }
        double value = Double.parseDouble(digits);
        return Math.abs(value) <= LARGEST && EcmaNumber.of(value).equals(digits);
    }

    /** Ends the writing inside this class; it never leaves it. */
    private static final class NoForm extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Place place;

        NoForm(Place place) {
            super("number", null, false, false);
            this.place = place;
        }
    }
}
