package ishibashi.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** RFC 8259: a tree as text again, numbers by their own digits. */
public final class JsonText {
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

    /** §7: what must be escaped and nothing else, in the short form where there is one; so RFC 8785 §3.2.2.2 wants it too. */
    public static void text(String value, StringBuilder out) {
        out.append('"');
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xf, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
