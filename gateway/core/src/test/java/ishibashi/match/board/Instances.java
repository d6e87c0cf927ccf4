package ishibashi.match.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Instances in files, each beside what another program makes of it. */
final class Instances {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Instances() {}

    /** @param matching hospital by doctor */
    record Solved(Instance instance, Map<String, String> matching) {}

    static Stream<Solved> of(String file) {
        return text(file).lines().map(Instances::solved);
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Instances.class.getResourceAsStream("/match/board/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Solved solved(String json) {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        Map<String, String> matching = new TreeMap<>();
        node.remove("matching")
                .properties()
                .forEach(e -> matching.put(e.getKey(), e.getValue().stringValue()));
        return new Solved(read(node), matching);
    }

    static Instance read(JsonNode json) {
        return switch (InstanceFile.read(JSON.writeValueAsBytes(json))) {
            case InstanceFile.Read.Good(Instance instance) -> instance;
            case InstanceFile.Read.Faulty(var faults) -> throw new AssertionError(faults.toString());
        };
    }
}
