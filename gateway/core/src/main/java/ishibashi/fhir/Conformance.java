package ishibashi.fhir;

import ishibashi.message.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** HL7 FHIR R4 §5: our definitions as a server gives them, by type and id, and all together as a package. */
public final class Conformance {
    /** Types that are served. */
    public static final Set<String> TYPES = Set.of(
            "StructureDefinition", "CodeSystem", "ValueSet", "SearchParameter", "NamingSystem", "OperationDefinition");

    private final List<Definition> definitions;
    private final Bytes archive;

    public Conformance(Definitions definitions) {
        this.definitions = definitions.ours();
        this.archive = ConformancePackage.of(this.definitions);
    }

    /** Of one type, in the order of their ids. */
    public List<Bytes> list(String type) {
        return of(type).stream().map(Conformance::json).toList();
    }

    /** Of one type and canonical URL. */
    public List<Bytes> list(String type, String url) {
        return of(type).stream()
                .filter(d -> d.url().equals(url))
                .map(Conformance::json)
                .toList();
    }

    public Optional<Bytes> read(String type, String id) {
        return of(type).stream().filter(d -> d.id().equals(id)).findFirst().map(Conformance::json);
    }

    /** {@code package.tgz}, the same bytes each time. */
    public Bytes archive() {
        return archive;
    }

    private List<Definition> of(String type) {
        return definitions.stream()
                .filter(d -> d.type().equals(type))
                .sorted(java.util.Comparator.comparing(Definition::id))
                .toList();
    }

    private static Bytes json(Definition definition) {
        return Bytes.of(ConformancePackage.json(definition.json()));
    }
}
