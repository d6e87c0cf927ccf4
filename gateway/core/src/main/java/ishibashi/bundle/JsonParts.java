package ishibashi.bundle;

import ishibashi.json.JsonText;
import java.util.function.Consumer;

/**
 * Parts as FHIR R4 JSON writes them, without a model between: a bank's file leaves as some gigabytes of explanations, and the model
 * and its walk took most of the time. Held to HAPI's own writing by a test.
 */
final class JsonParts implements PartSink {
    private final StringBuilder out;
    private final String children;
    private boolean any;

    /** @param children what the members of the whole are called: {@code parameter}, below it {@code part} */
    private JsonParts(StringBuilder out, String children) {
        this.out = out;
        this.children = children;
    }

    /** {@code ,"parameter":[…]}, or nothing where there is none. */
    static void parameters(StringBuilder out, Consumer<PartSink> parts) {
        all(out, "parameter", parts);
    }

    private static void all(StringBuilder out, String children, Consumer<PartSink> parts) {
        JsonParts sink = new JsonParts(out, children);
        parts.accept(sink);
        if (sink.any) {
            out.append(']');
        }
    }

    @Override
    public void code(String name, String value) {
        text(name, "valueCode", value);
    }

    @Override
    public void string(String name, String value) {
        text(name, "valueString", value);
    }

    @Override
    public void integer(String name, int value) {
        number(name, "valueInteger", value);
    }

    @Override
    public void positive(String name, int value) {
        number(name, "valuePositiveInt", value);
    }

    @Override
    public void date(String name, String value) {
        text(name, "valueDate", value);
    }

    @Override
    public void role(String name, String system, String value) {
        begin(name);
        out.append(",\"valueReference\":{\"type\":\"PractitionerRole\",\"identifier\":{\"system\":");
        JsonText.text(system, out);
        out.append(",\"value\":");
        JsonText.text(value, out);
        out.append("}}}");
    }

    @Override
    public void group(String name, Consumer<PartSink> parts) {
        begin(name);
        all(out, "part", parts);
        out.append('}');
    }

    private void text(String name, String type, String value) {
        begin(name);
        out.append(",\"").append(type).append("\":");
        JsonText.text(value, out);
        out.append('}');
    }

    private void number(String name, String type, int value) {
        begin(name);
        out.append(",\"").append(type).append("\":").append(value).append('}');
    }

    private void begin(String name) {
        if (any) {
            out.append(',');
        } else {
            out.append(",\"").append(children).append("\":[");
            any = true;
        }
        out.append("{\"name\":");
        JsonText.text(name, out);
    }
}
