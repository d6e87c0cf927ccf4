package ishibashi.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** RFC 8259: a tree as text again, numbers by their own digits. */
public final class JsonText {
    private static final int CONTROLS = 0x20;

    private JsonText() {}

    public static String of(Json json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(Json json, StringBuilder out) {
        switch (json) {
            case Json.Obj(Map<String, Json> members) -> object(members, out);
            case Json.Arr(List<Json> items) -> array(items, out);
            case Json.Text(String value) -> text(value, out);
            case Json.Num(String digits) -> out.append(digits);
            case Json.Literal literal -> out.append(literal.wire());
        }
    }

    private static void object(Map<String, Json> members, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> all = members.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Json> member = all.next();
            text(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            if (all.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void array(List<Json> items, StringBuilder out) {
        out.append('[');
        Iterator<Json> all = items.iterator();
        while (all.hasNext()) {
            write(all.next(), out);
            if (all.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    /** §7: what must be escaped and nothing else. */
    private static void text(String value, StringBuilder out) {
        out.append('"');
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < CONTROLS) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
