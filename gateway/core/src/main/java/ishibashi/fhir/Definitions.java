package ishibashi.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The machine-readable definitions of {@code /fhir/definitions}: what is checked, published and validated is made from them. */
public final class Definitions {
    private static final List<String> OURS =
            List.of("extensions", "profiles", "terminology", "naming-systems", "search-parameters", "operations");
    private static final String RESTATED = "jp-core-restated";

    private final List<Definition> ours;
    private final List<Definition> restated;

    private Definitions(List<Definition> ours, List<Definition> restated) {
        this.ours = List.copyOf(ours);
        this.restated = List.copyOf(restated);
    }

    /** They are the same for everybody, and read once. */
    public static Definitions load() {
        return Once.READ;
    }

    private static final class Once {
        static final Definitions READ = read();
    }

    private static Definitions read() {
        JsonMapper json = new JsonMapper();
        List<Definition> ours = new ArrayList<>();
        OURS.forEach(file -> ours.addAll(read(json, file)));
        return new Definitions(ours, read(json, RESTATED));
    }

    private static List<Definition> read(JsonMapper json, String file) {
        try (InputStream in = Definitions.class.getResourceAsStream("/fhir/definitions/" + file + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no definitions " + file);
            }
            List<Definition> found = new ArrayList<>();
            for (JsonNode entry : json.readTree(in).path("entry")) {
                JsonNode resource = entry.path("resource");
                found.add(new Definition(
                        resource.path("resourceType").asString(),
                        resource.path("id").asString(),
                        url(resource),
                        resource));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A NamingSystem has no canonical URL in R4; what it names stands for it. */
    private static String url(JsonNode resource) {
        return resource.path("url")
                .asString(resource.path("uniqueId").path(0).path("value").asString(""));
    }

    /** What we publish. */
    public List<Definition> ours() {
        return ours;
    }

    /** With the restated constraints of JP Core, for checking. */
    public List<Definition> all() {
        return Stream.concat(ours.stream(), restated.stream()).toList();
    }

    public Optional<Definition> structure(String url) {
        return all().stream()
                .filter(d -> d.type().equals("StructureDefinition") && d.url().equals(url))
                .findFirst();
    }
}
