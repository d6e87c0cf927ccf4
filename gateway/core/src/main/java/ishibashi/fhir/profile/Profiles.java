package ishibashi.fhir.profile;

import ishibashi.fhir.Definition;
import ishibashi.fhir.Definitions;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.Urls;
import ishibashi.message.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;

/**
 * Holds a resource against one of our profiles: elements, extensions, codes, invariants and the limits of fhir §3. The same tables
 * are given to HAPI's validator, which is too slow to stand before a receipt (fhir §4).
 */
public final class Profiles {
    private final Map<String, ProfileTable> tables = new HashMap<>();
    private final CodeChecks codes;
    private final ExtensionChecks extensions;
    private final Invariants invariants;
    private final BaseMinimums minimums = new BaseMinimums();

    public Profiles(Definitions definitions, Terminology terminology) {
        this.codes = new CodeChecks(terminology);
        Map<String, ExtensionShape> shapes = new HashMap<>();
        for (Definition definition : definitions.all()) {
            if (!definition.type().equals("StructureDefinition")) {
                continue;
            }
            if (definition.json().path("type").asString().equals("Extension")) {
                shapes.put(definition.url(), ExtensionShape.of(definition));
            } else if (definition.url().startsWith(Urls.PROFILES)) {
                tables.put(definition.url(), ProfileTable.of(definition));
            }
        }
        this.extensions = new ExtensionChecks(shapes, codes);
        this.invariants = new Invariants(tables.values());
    }

    /**
     * All that speaks against it.
     *
     * @param profile name of one of ours, {@code IshibashiVacancy}
     * @param kind whose rules of free text hold
     */
    public List<Finding> check(Resource resource, String profile, Kind kind) {
        ProfileTable table = tables.get(Urls.profile(profile));
        if (table == null || !resource.fhirType().equals(table.type())) {
            throw new IllegalArgumentException("not a profile of " + resource.fhirType() + ": " + profile);
        }
        List<Finding> findings = new ArrayList<>();
        ElementChecks.check(resource, table, codes, findings);
        extensions.check(resource, table, findings);
        new Walk(extensions, codes, minimums, kind, findings).over(resource);
        if (resource instanceof Practitioner doctor) {
            LicenceSlice.check(doctor, findings);
        }
        invariants.check(resource, table, findings);
        return findings.stream().distinct().toList();
    }
}
