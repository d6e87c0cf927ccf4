package ishibashi.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RFC 8259 §3: a JSON value as it was written. It prints sizes, never content, since what it holds may name people. */
public sealed interface Json {
    /** Members in the order in which they came. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member's text, empty if it is absent or no string. */
        public Optional<String> text(String name) {
            return member(name).flatMap(m -> m instanceof Text(String value) ? Optional.of(value) : Optional.empty());
        }

        /** The same object without that member. */
        public Obj without(String name) {
            Map<String, Json> rest = new LinkedHashMap<>(members);
            rest.remove(name);
            return new Obj(rest);
        }

        @Override
        public String toString() {
            return "Obj[" + members.size() + "]";
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "Arr[" + items.size() + "]";
        }
    }

    /** A string; a surrogate is never alone in it, so that its UTF-8 is what was meant. */
    record Text(String value) implements Json {
        public Text {
            if (Surrogates.alone(value)) {
                throw new IllegalArgumentException("lone surrogate");
            }
        }

        @Override
        public String toString() {
            return "Text[" + value.length() + "]";
        }
    }

    /** A number by its own digits: 1.50 is not 1.5, and no value is ever computed of {@code 1e1000000}. */
    record Num(String digits) implements Json {
        @Override
        public String toString() {
            return "Num[" + digits.length() + "]";
        }
    }

    /** The literals {@code true}, {@code false}, {@code null}. */
    enum Literal implements Json {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        private final String wire;

        Literal(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }
}
