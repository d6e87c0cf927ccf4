package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.fhir.Conformance;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Profiles, extensions, code systems, value sets, search parameters, naming systems and operations, as resources to be read. */
public final class ConformanceProvider<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final Conformance conformance;
    private final FhirPorts ports;

    private ConformanceProvider(Class<T> type, Conformance conformance, FhirPorts ports) {
        this.type = type;
        this.conformance = conformance;
        this.ports = ports;
    }

    static List<IResourceProvider> all(Conformance conformance, FhirPorts ports) {
        return List.of(
                new ConformanceProvider<>(StructureDefinition.class, conformance, ports),
                new ConformanceProvider<>(CodeSystem.class, conformance, ports),
                new ConformanceProvider<>(ValueSet.class, conformance, ports),
                new ConformanceProvider<>(SearchParameter.class, conformance, ports),
                new ConformanceProvider<>(NamingSystem.class, conformance, ports),
                new ConformanceProvider<>(OperationDefinition.class, conformance, ports));
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    public T read(@IdParam IdType id) {
        return conformance
                .read(type.getSimpleName(), id.getIdPart())
                .map(this::parsed)
                .orElseThrow(() -> Outcomes.notThere(ports.refusal(Stage.NORMALISED, Code.NOT_THERE, Where.MESSAGE)));
    }

    @Search
    public List<T> search(@OptionalParam(name = "url") @Nullable UriParam url) {
        String name = type.getSimpleName();
        List<Bytes> found = url == null ? conformance.list(name) : conformance.list(name, url.getValue());
        return found.stream().map(this::parsed).toList();
    }

    private T parsed(Bytes json) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(type, new String(json.toArray(), StandardCharsets.UTF_8));
    }
}
