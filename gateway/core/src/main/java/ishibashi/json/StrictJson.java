package ishibashi.json;

import ishibashi.json.Fault.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** RFC 8259 and RFC 7493 without leniency, bounded (security §3.5): what two readers could understand differently is a fault. */
public final class StrictJson {
    public static final int DEEPEST = 64;
    public static final int MOST_NODES = 2_000_000;
    public static final int LONGEST_NAME = 256;
    public static final int LONGEST_STRING = 1 << 20;

    /** A root that says its FHIR type before the fault is named by it. */
    private static final String TYPE = "resourceType";

    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z]{1,63}");

    /** The limits are ours, each with its own answer; the library's own are out of the way but for depth. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final JsonParser parser;
    private String root = "Resource";
    private int nodes;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** A tree, or why there is none. */
    public sealed interface Read {
        record Tree(Json json) implements Read {}

        record Faulty(Fault fault) implements Read {}
    }

    public static Read read(byte[] bytes) {
        Place start = Place.root("Resource");
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return new Read.Faulty(new Fault(Rule.BYTE_ORDER_MARK, start));
        }
        return Utf8.text(bytes)
                .map(StrictJson::read)
                .orElseGet(() -> new Read.Faulty(new Fault(Rule.NOT_UTF_8, start)));
    }

    public static Read read(String text) {
        if (text.indexOf('\0') >= 0) {
            return new Read.Faulty(new Fault(Rule.NUL, Place.root("Resource")));
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new StrictJson(parser).document();
        }
    }

    private Read document() {
        Steps steps = new Steps();
        try {
            parser.nextToken();
            Json json = value(steps);
            steps.clear();
            if (parser.nextToken() != null) {
                throw new Stop(Rule.TRAILING);
            }
            return new Read.Tree(json);
        } catch (Stop stop) {
            return new Read.Faulty(new Fault(stop.rule, steps.place(root)));
        } catch (JacksonException e) {
            steps.atIfNamed(parser.streamReadContext().currentName());
            return new Read.Faulty(new Fault(Rule.SYNTAX, steps.place(root)));
        }
    }

    private Json value(Steps steps) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Stop(Rule.SYNTAX);
        }
        return switch (token) {
            case START_OBJECT -> object(steps);
            case START_ARRAY -> array(steps);
            case VALUE_STRING -> Scalars.string(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Scalars.number(parser);
            case VALUE_TRUE -> Json.Literal.TRUE;
            case VALUE_FALSE -> Json.Literal.FALSE;
            case VALUE_NULL -> Json.Literal.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new Stop(Rule.SYNTAX);
        };
    }

    private Json object(Steps steps) {
        Map<String, Json> members = new LinkedHashMap<>();
        steps.enter();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            count();
            Scalars.name(name);
            steps.at(name);
            if (members.containsKey(name)) {
                throw new Stop(Rule.DUPLICATE_MEMBER);
            }
            parser.nextToken();
            Json value = value(steps);
            members.put(name, value);
            if (steps.depth() == 1
                    && name.equals(TYPE)
                    && value instanceof Json.Text(String type)
                    && TYPE_NAME.matcher(type).matches()) {
                root = type;
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new Stop(Rule.SYNTAX);
        }
        steps.leave();
        return new Json.Obj(members);
    }

    private Json array(Steps steps) {
        List<Json> items = new ArrayList<>();
        steps.enter();
        steps.at(0);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count();
            items.add(value(steps));
            steps.at(items.size());
        }
        steps.leave();
        return new Json.Arr(items);
    }

    private void count() {
        if (++nodes > MOST_NODES) {
            throw new Stop(Rule.TOO_MANY);
        }
    }

    /** Ends the reading inside this package; it never leaves it. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Rule rule;

        Stop(Rule rule) {
            super(rule.wire(), null, false, false);
            this.rule = rule;
        }
    }
}
