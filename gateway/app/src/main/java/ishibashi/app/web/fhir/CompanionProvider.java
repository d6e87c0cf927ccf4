package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.fhir.FhirJson;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.submit.Companion;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Organization, Practitioner, Consent, HealthcareService (fhir §3): each whole, and only for the member that sent it. */
public final class CompanionProvider<T extends DomainResource> implements IResourceProvider {
    private final Class<T> type;
    private final FhirPorts ports;
    private final Submits submits;

    CompanionProvider(Class<T> type, FhirPorts ports, Submits submits) {
        this.type = type;
        this.ports = ports;
        this.submits = submits;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    private String name() {
        return type.getSimpleName();
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Resource resource, @ConditionalUrlParam @Nullable String condition, RequestDetails details) {
        Call call = Call.of(details);
        Identifier identifier = identifier(resource, Optional.ofNullable(condition));
        Optional<Companion.Stored> standing =
                ports.companions().find(call.member(), name(), identifier.getSystem(), identifier.getValue());
        if (standing.isPresent() && condition != null) {
            return outcome(standing.get(), false);
        }
        return keep(call, resource, identifier, standing, details);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam Resource resource,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails details) {
        Call call = Call.of(details);
        Identifier identifier = identifier(resource, Optional.ofNullable(condition));
        Optional<Companion.Stored> standing =
                ports.companions().find(call.member(), name(), identifier.getSystem(), identifier.getValue());
        if (condition == null) {
            if (id == null
                    || standing.isEmpty()
                    || !standing.get().id().toString().equals(id.getIdPart())) {
                throw Outcomes.notThere(submits.refusal(Code.NOT_THERE));
            }
            seen(id, standing.get());
        }
        return keep(call, resource, identifier, standing, details);
    }

    private void seen(IdType id, Companion.Stored standing) {
        if (!id.hasVersionIdPart()) {
            throw Outcomes.of(submits.refusal(Code.VERSION_MISSING));
        }
        if (!id.getVersionIdPart().equals(Integer.toString(standing.version()))) {
            throw Outcomes.of(submits.refusal(Code.VERSION_CONFLICT)).standing(standing.version());
        }
    }

    private Identifier identifier(Resource resource, Optional<String> text) {
        Optional<Condition> condition = text.map(t -> Condition.of(t)
                .orElseThrow(() -> Outcomes.of(submits.refusal(Code.REQUEST_MALFORMED, name() + ".identifier"))));
        return Condition.among(Entries.identifiers(resource), condition)
                .orElseThrow(() -> Outcomes.of(submits.refusal(Code.MISSING_KEY, name() + ".identifier")));
    }

    private MethodOutcome keep(
            Call call,
            Resource resource,
            Identifier identifier,
            Optional<Companion.Stored> standing,
            RequestDetails details) {
        if (standing.isEmpty()
                && ports.companions()
                        .isAnothers(call.member(), name(), identifier.getSystem(), identifier.getValue())) {
            throw Outcomes.of(submits.refusal(Code.NOT_YOUR_RECORD));
        }
        RecordId id = standing.map(Companion.Stored::id)
                .orElseGet(() -> new RecordId(ports.ids().get()));
        resource.setIdElement(null);
        resource.setMeta(null);
        Companion companion = new Companion(
                id,
                name(),
                identifier.getSystem(),
                identifier.getValue(),
                standing.map(Companion.Stored::version).orElse(0),
                FhirJson.bytes(resource));
        Submits.taken(submits.submit(call, Optional.empty(), true, List.of(), List.of(companion)), details);
        return outcome(ports.companions().find(call.member(), name(), id).orElseThrow(), standing.isEmpty());
    }

    private MethodOutcome outcome(Companion.Stored stored, boolean created) {
        MethodOutcome outcome = new MethodOutcome(
                new IdType(name(), stored.id().toString(), Integer.toString(stored.version())), created);
        outcome.setResource(whole(stored));
        return outcome;
    }

    @Read(version = true)
    public T read(@IdParam IdType id, RequestDetails details) {
        Call call = Call.of(details);
        Optional<T> found = Submits.uuid(id.getIdPart())
                .flatMap(uuid -> id.hasVersionIdPart()
                        ? ports.companions().history(call.member(), name(), uuid).stream()
                                .filter(v -> Integer.toString(v.version()).equals(id.getVersionIdPart()))
                                .findFirst()
                        : ports.companions().find(call.member(), name(), uuid))
                .map(this::whole);
        return found.or(() ->
                        submits.derived(call.member(), name(), id.getIdPart()).map(type::cast))
                .orElseThrow(this::notThere);
    }

    @History
    public List<T> history(@IdParam IdType id, RequestDetails details) {
        List<T> versions = Submits.uuid(id.getIdPart())
                .map(uuid -> ports.companions().history(Call.of(details).member(), name(), uuid).stream()
                        .map(this::whole)
                        .toList())
                .orElse(List.of());
        if (versions.isEmpty()) {
            throw notThere();
        }
        return versions;
    }

    @Search
    public List<T> search(@RequiredParam(name = "identifier") TokenParam identifier, RequestDetails details) {
        String system = identifier.getSystem() == null ? "" : identifier.getSystem();
        return ports.companions().find(Call.of(details).member(), name(), system, identifier.getValue()).stream()
                .map(this::whole)
                .toList();
    }

    private T whole(Companion.Stored stored) {
        T resource = type.cast(Submits.parsed(stored));
        resource.setId(new IdType(name(), stored.id().toString(), Integer.toString(stored.version())));
        resource.getMeta().setVersionId(Integer.toString(stored.version())).setLastUpdated(Date.from(stored.updated()));
        return resource;
    }

    private Outcomes.Refusing notThere() {
        Refusal refusal = submits.refusal(Code.NOT_THERE);
        return Outcomes.notThere(refusal);
    }
}
