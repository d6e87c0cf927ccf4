package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.Copies;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.submit.Companion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The entries of a Bundle that belong together: who refers to whom, and what stands of them already (FHIR R4 §3.1.0.11). */
final class Entries {
    private static final String HERE = "urn:uuid:";

    private final Submits submits;
    private final MemberId member;
    private final FhirPorts ports;
    private final List<BundleEntryComponent> entries;
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final Map<Integer, Companion> companions = new HashMap<>();

    Entries(FhirPorts ports, Submits submits, MemberId member, Bundle bundle) {
        this.ports = ports;
        this.submits = submits;
        this.member = member;
        this.entries = bundle.getEntry();
        Map<String, String> addresses = new HashMap<>();
        for (int n = 0; n < entries.size(); n++) {
            Resource resource = entries.get(n).getResource();
            if (entries.get(n).hasFullUrl() && resource != null) {
                byUrl.put(entries.get(n).getFullUrl(), resource);
            }
            if (resource != null && Interaction.isCompanion(resource.fhirType())) {
                Companion companion = companion(n, resource);
                companions.put(n, companion);
                addresses.put(entries.get(n).getFullUrl(), companion.type() + "/" + companion.id());
            }
        }
        companions.replaceAll((n, companion) -> written(n, companion, addresses));
    }

    private Companion companion(int n, Resource resource) {
        Identifier by = identified(n, resource);
        Optional<Companion.Stored> standing =
                ports.companions().find(member, resource.fhirType(), by.getSystem(), by.getValue());
        return new Companion(
                standing.map(Companion.Stored::id)
                        .orElseGet(() -> new RecordId(ports.ids().get())),
                resource.fhirType(),
                by.getSystem(),
                by.getValue(),
                standing.map(Companion.Stored::version).orElse(0),
                FhirJson.bytes(resource));
    }

    /** By its request's condition, which must name an identifier that it has, or by its first one. */
    private Identifier identified(int n, Resource resource) {
        Bundle.BundleEntryRequestComponent request = entries.get(n).getRequest();
        String text = request.hasIfNoneExist() ? request.getIfNoneExist() : String.valueOf(request.getUrl());
        Optional<Condition> condition = Condition.of(text);
        return Condition.among(identifiers(resource), condition)
                .orElseThrow(() ->
                        Outcomes.of(submits.refusal(Code.MISSING_KEY, "Bundle.entry[" + n + "].resource.identifier")));
    }

    static List<Identifier> identifiers(Resource resource) {
        return switch (resource) {
            case Organization o -> o.getIdentifier();
            case Practitioner p ->
                p.getQualification().stream()
                        .flatMap(q -> q.getIdentifier().stream())
                        .filter(i -> Urls.REGISTRATION.equals(i.getSystem()))
                        .toList();
            case Consent c -> c.getIdentifier();
            case HealthcareService h -> h.getIdentifier();
            default -> List.of();
        };
    }

    /** With the addresses that its neighbours have here, and without id, meta and narrative. */
    private Companion written(int n, Companion companion, Map<String, String> addresses) {
        Resource copy = Copies.of(entries.get(n).getResource());
        for (ResourceReferenceInfo info : FhirContext.forR4Cached().newTerser().getAllResourceReferences(copy)) {
            String target = info.getResourceReference().getReferenceElement().getValue();
            if (target != null && target.startsWith(HERE)) {
                String address = Optional.ofNullable(addresses.get(target))
                        .orElseThrow(() -> Outcomes.of(
                                submits.refusal(Code.REFERENCE_BROKEN, "Bundle.entry[" + n + "].resource")));
                info.getResourceReference().setReference(address);
            }
        }
        copy.setIdElement(null);
        copy.setMeta(null);
        if (copy instanceof DomainResource resource) {
            resource.setText(null);
        }
        return new Companion(
                companion.id(),
                companion.type(),
                companion.system(),
                companion.value(),
                companion.base(),
                FhirJson.bytes(copy));
    }

    /** What an entry refers to inside the same Bundle. */
    Optional<Resource> beside(Reference reference) {
        return Optional.ofNullable(reference.getReference()).flatMap(r -> Optional.ofNullable(byUrl.get(r)));
    }

    /** @throws Outcomes.Refusing if the role points into the Bundle at something that is not there */
    void unbroken(int n, PractitionerRole role) {
        for (ResourceReferenceInfo info : FhirContext.forR4Cached().newTerser().getAllResourceReferences(role)) {
            String target = info.getResourceReference().getReferenceElement().getValue();
            if (target != null && target.startsWith(HERE) && !byUrl.containsKey(target)) {
                throw Outcomes.of(submits.refusal(Code.REFERENCE_BROKEN, "Bundle.entry[" + n + "].resource"));
            }
        }
    }

    List<Companion> companions() {
        return List.copyOf(companions.values());
    }

    Optional<Companion> companion(int n) {
        return Optional.ofNullable(companions.get(n));
    }
}
