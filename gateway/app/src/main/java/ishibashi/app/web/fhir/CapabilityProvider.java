package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ishibashi.fhir.Conformance;
import ishibashi.fhir.Urls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** {@code /metadata} (example 13): HAPI tells what our providers do, we add the profiles and what guards them. */
final class CapabilityProvider extends ServerCapabilityStatementProvider {
    private static final Map<String, List<String>> PROFILES = Map.of(
            "PractitionerRole", List.of("IshibashiVacancy", "IshibashiSeeker"),
            "Organization", List.of("IshibashiFacility"),
            "Practitioner", List.of("IshibashiPractitioner"),
            "Location", List.of("IshibashiArea"),
            "HealthcareService", List.of("IshibashiTelesupport"),
            "Task", List.of("IshibashiIntroduction"),
            "AuditEvent", List.of("IshibashiAuditEvent"),
            "Consent", List.of("IshibashiConsent"));

    /** Of providers that read their parameters themselves: HAPI knows of none. */
    private static final Map<String, Map<String, SearchParamType>> PARAMETERS = Map.of(
            "PractitionerRole", RoleParameters.NAMES,
            "Task", TaskSearch.NAMES,
            "AuditEvent", Map.of("date", SearchParamType.DATE));

    private static final Set<String> UNVERSIONED = Set.of("Location", "AuditEvent");

    CapabilityProvider(RestfulServer server, Conformance conformance) {
        super(server);
    }

    @Override
    @Metadata
    public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        IBaseConformance stated = super.getServerConformance(request, details);
        if (stated instanceof CapabilityStatement statement) {
            statement.setUrl(Urls.BASE + "metadata");
            statement.setName("IshibashiGateway");
            statement.getRest().forEach(CapabilityProvider::guarded);
        }
        return stated;
    }

    private static void guarded(CapabilityStatementRestComponent rest) {
        rest.getSecurity()
                .setDescription("Mutual TLS; a changing request is signed")
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        "Certificates",
                        "Certificates")));
        rest.getResource().forEach(CapabilityProvider::profiled);
    }

    private static CapabilityStatementRestResourceSearchParamComponent parameter(String name, SearchParamType type) {
        CapabilityStatementRestResourceSearchParamComponent parameter =
                new CapabilityStatementRestResourceSearchParamComponent()
                        .setName(name)
                        .setType(type);
        return RoleParameters.OURS.contains(name)
                ? parameter.setDefinition(Urls.BASE + "SearchParameter/" + name)
                : parameter;
    }

    private static void profiled(CapabilityStatementRestResourceComponent resource) {
        List<String> profiles = PROFILES.getOrDefault(resource.getType(), List.of());
        profiles.forEach(name -> resource.addSupportedProfile(Urls.profile(name)));
        new TreeMap<>(PARAMETERS.getOrDefault(resource.getType(), Map.of()))
                .forEach((name, type) -> resource.addSearchParam(parameter(name, type)));
        if (!profiles.isEmpty() && !UNVERSIONED.contains(resource.getType())) {
            resource.setVersioning(CapabilityStatement.ResourceVersionPolicy.VERSIONEDUPDATE);
            resource.setUpdateCreate(false);
            resource.setReadHistory(true);
        }
    }
}
