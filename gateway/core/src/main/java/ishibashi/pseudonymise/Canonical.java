package ishibashi.pseudonymise;

import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** One text for what is equal: a set has no order, so its members are written in that of their texts. */
final class Canonical {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new SortedMembers()))
            .build();

    private Canonical() {}

    static String of(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static final class SortedMembers extends StdSerializer<Set<?>> {
        SortedMembers() {
            super(JSON_TYPE);
        }

        private static final tools.jackson.databind.JavaType JSON_TYPE =
                JsonMapper.builder().build().getTypeFactory().constructType(Set.class);

        @Override
        public void serialize(Set<?> members, JsonGenerator out, SerializationContext context) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            members.forEach(m -> sorted.put(String.valueOf(m), m));
            out.writeStartArray();
            sorted.values().forEach(m -> context.writeValue(out, m));
            out.writeEndArray();
        }
    }
}
