package ishibashi.app.web.fhir;

import ishibashi.fhir.Urls;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.submit.Companion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The entries of a Bundle that belong together: who refers to whom, and what stands of them already (FHIR R4 §3.1.0.11). */
final class Entries {
    private final Submits submits;
    private final EntryRequests requests;
    private final MemberId member;
    private final FhirPorts ports;
    private final List<BundleEntryComponent> entries;
    private final boolean together;
    private final Map<Integer, List<Refusal>> offences;
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<Integer, EntryCopy> copies = new TreeMap<>();
    private final Map<Integer, List<Refusal>> against = new HashMap<>();
    private final NavigableMap<Integer, Companion> companions = new TreeMap<>();
    private final Map<Named, RecordId> fresh = new HashMap<>();

    /** What is new, and in how many entries it may stand. */
    private record Named(String type, String system, String value) {
        @Override
        public String toString() {
            return "Named[" + type + "]";
        }
    }

    /** @param together one that is broken spoils all; else it is refused alone, and so is whoever refers to it */
    Entries(FhirPorts ports, Submits submits, Call call, Bundle bundle, boolean together) {
        this.ports = ports;
        this.submits = submits;
        this.requests = new EntryRequests(ports, submits);
        this.member = call.member();
        this.entries = bundle.getEntry();
        this.together = together;
        this.offences = call.body().offences();
        for (int n = 0; n < entries.size(); n++) {
            Resource resource = entries.get(n).getResource();
            if (resource != null) {
                byUrl.put(url(n), resource);
            }
            if (resource != null && Interaction.isCompanion(resource.fhirType())) {
                take(n, resource, offences.getOrDefault(n, List.of()));
            }
        }
        settle();
    }

    /** Of those that say two things of one resource the first holds; whoever refers to what is refused goes with it. */
    private void settle() {
        List<Integer> contradicting = new ArrayList<>();
        do {
            refuseDangling();
            companions.clear();
            copies.forEach((n, copy) -> companions.put(n, copy.kept(addresses)));
            contradicting.clear();
            Map<RecordId, Companion> first = new HashMap<>();
            companions.forEach((n, companion) -> {
                if (!first.computeIfAbsent(companion.id(), id -> companion).equals(companion)) {
                    contradicting.add(n);
                }
            });
            contradicting.forEach(n -> refuse(n, Outcomes.of(refusal(Code.CONFLICT_OF_VALUES, n))));
        } while (!contradicting.isEmpty());
    }

    private String url(int n) {
        return Objects.requireNonNullElse(entries.get(n).getFullUrl(), "");
    }

    private void take(int n, Resource resource, List<Refusal> offences) {
        try {
            if (!offences.isEmpty()) {
                throw Outcomes.of(offences);
            }
            EntryCopy copy = copy(n, resource);
            copies.put(n, copy);
            addresses.put(url(n), copy.address());
        } catch (Outcomes.Refusing refusing) {
            refuse(n, refusing);
        }
    }

    private void refuse(int n, Outcomes.Refusing refusing) {
        if (together) {
            throw refusing;
        }
        against.put(n, refusing.refusals());
        copies.remove(n);
        addresses.remove(url(n));
        byUrl.remove(url(n));
    }

    /** Until nobody is left who refers to what is not there. */
    private void refuseDangling() {
        List<Integer> dangling;
        do {
            dangling = copies.entrySet().stream()
                    .filter(e -> !addresses.keySet().containsAll(e.getValue().targets()))
                    .map(Map.Entry::getKey)
                    .toList();
            dangling.forEach(n -> refuse(n, Outcomes.of(refusal(Code.REFERENCE_BROKEN, n))));
        } while (!dangling.isEmpty());
    }

    private Refusal refusal(Code code, int n) {
        return submits.refusal(code, "Bundle.entry[" + n + "].resource");
    }

    private EntryCopy copy(int n, Resource resource) {
        if (!together) {
            requests.allowed(n, entries.get(n));
        }
        Identifier by = identified(n, resource);
        Optional<Companion.Stored> standing =
                ports.companions().find(member, resource.fhirType(), by.getSystem(), by.getValue());
        requests.expected(n, entries.get(n), standing);
        Named named = new Named(resource.fhirType(), by.getSystem(), by.getValue());
        if (standing.isEmpty() && ports.companions().isAnothers(member, named.type(), named.system(), named.value())) {
            throw Outcomes.of(refusal(Code.NOT_YOUR_RECORD, n));
        }
        return EntryCopy.of(
                standing.map(Companion.Stored::id)
                        .orElseGet(() -> fresh.computeIfAbsent(
                                named, name -> new RecordId(ports.ids().get()))),
                by,
                standing.map(Companion.Stored::version).orElse(0),
                resource);
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

    /** What an entry refers to inside the same Bundle. */
    Optional<Resource> beside(Reference reference) {
        return Optional.ofNullable(reference.getReference()).flatMap(r -> Optional.ofNullable(byUrl.get(r)));
    }

    /** If the role points into the Bundle at something that is not there. */
    Optional<Refusal> broken(int n, PractitionerRole role) {
        return byUrl.keySet().containsAll(EntryCopy.targets(role))
                ? Optional.empty()
                : Optional.of(refusal(Code.REFERENCE_BROKEN, n));
    }

    List<Companion> companions() {
        return companions.values().stream().distinct().toList();
    }

    /** What is against an entry that is refused alone. */
    List<Refusal> against(int n) {
        return against.getOrDefault(n, offences.getOrDefault(n, List.of()));
    }

    /** If an entry before it was the same. */
    boolean isSaidBefore(int n) {
        return companion(n).filter(companions.headMap(n, false)::containsValue).isPresent();
    }

    Optional<Companion> companion(int n) {
        return Optional.ofNullable(companions.get(n));
    }
}
