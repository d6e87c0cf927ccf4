package ishibashi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Resource;

/** FHIRPath: the invariants of our profiles, parsed once. They need no definitions of types, so that none are loaded for them. */
final class Invariants {
    /** Knows nothing but the context. */
    private record NoDefinitions(FhirContext context) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }
    }

    private final FHIRPathEngine engine;
    private final Map<String, ExpressionNode> parsed = new HashMap<>();

    Invariants(Collection<ProfileTable> tables) {
        FhirContext context = FhirContext.forR4Cached();
        this.engine = new FHIRPathEngine(new HapiWorkerContext(context, new NoDefinitions(context)));
        tables.forEach(table -> table.invariants().forEach(i -> parsed.put(i.key(), engine.parse(i.expression()))));
    }

    void check(Resource resource, ProfileTable table, List<Finding> findings) {
        for (ProfileTable.Invariant invariant : table.invariants()) {
            ExpressionNode expression = parsed.get(invariant.key());
            if (expression == null || !engine.evaluateToBoolean(null, resource, resource, resource, expression)) {
                findings.add(Finding.rule(resource.fhirType(), invariant.key() + " " + invariant.human()));
            }
        }
    }
}
