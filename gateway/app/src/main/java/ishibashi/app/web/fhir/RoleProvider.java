package ishibashi.app.web.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.submit.Expectation;
import ishibashi.submit.OwnRecord;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** fhir §3: vacancies and seekers. Own ones whole, others' as the anonymous view; unknown, hidden and foreign are one answer. */
public final class RoleProvider implements IResourceProvider {
    private final FhirPorts ports;
    private final FhirParts parts;
    private final Submits submits;
    private final RoleSubmit changes;
    private final RoleSearch search;
    private final RoleOperations operations;

    RoleProvider(FhirPorts ports, FhirParts parts, Submits submits) {
        this.ports = ports;
        this.parts = parts;
        this.submits = submits;
        this.changes = new RoleSubmit(ports, parts, submits);
        this.search = new RoleSearch(ports, parts);
        this.operations = new RoleOperations(ports, submits);
    }

    @Override
    public Class<PractitionerRole> getResourceType() {
        return PractitionerRole.class;
    }

    @Create
    public MethodOutcome create(
            @ResourceParam PractitionerRole role,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails details) {
        return changes.create(Call.of(details), role, Optional.ofNullable(condition), details);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam PractitionerRole role,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails details) {
        Call call = Call.of(details);
        if (condition != null) {
            return changes.conditional(call, role, condition, version(id), details);
        }
        OwnRecord standing = own(call, id);
        int seen = version(id).orElseThrow(() -> Outcomes.of(submits.refusal(Code.VERSION_MISSING)));
        return changes.update(
                call, role, new Expectation.Seen(standing.posting().id(), seen), standing, details);
    }

    private static Optional<Integer> version(@Nullable IdType id) {
        return id != null && id.hasVersionIdPart() && id.isVersionIdPartValidLong()
                ? Optional.of(Math.toIntExact(id.getVersionIdPartAsLong()))
                : Optional.empty();
    }

    private OwnRecord own(Call call, @Nullable IdType id) {
        return id(id).flatMap(record -> ports.records().find(call.member(), record))
                .orElseThrow(() -> Outcomes.notThere(submits.refusal(Code.NOT_THERE)));
    }

    private static Optional<RecordId> id(@Nullable IdType id) {
        return id == null ? Optional.empty() : Submits.uuid(id.getIdPart());
    }

    @Read(version = true)
    public PractitionerRole read(@IdParam IdType id, RequestDetails details) {
        Call call = Call.of(details);
        Optional<RecordId> own = id(id);
        Optional<OwnRecord> record = own.flatMap(r -> id.hasVersionIdPart()
                ? ports.records().history(call.member(), r).stream()
                        .filter(v -> Integer.toString(v.version()).equals(id.getVersionIdPart()))
                        .findFirst()
                : ports.records().find(call.member(), r));
        return record.map(parts.own()::role)
                .or(() -> search.view(call.member(), id))
                .orElseThrow(() -> Outcomes.notThere(submits.refusal(Code.NOT_THERE)));
    }

    /** Of one's own, every version; of another's, the view as it is. */
    @History
    public List<PractitionerRole> history(@IdParam IdType id, RequestDetails details) {
        Call call = Call.of(details);
        List<PractitionerRole> versions = id(id).map(r -> ports.records().history(call.member(), r).stream()
                        .map(parts.own()::role)
                        .toList())
                .orElse(List.of());
        if (!versions.isEmpty()) {
            return versions;
        }
        return List.of(
                search.view(call.member(), id).orElseThrow(() -> Outcomes.notThere(submits.refusal(Code.NOT_THERE))));
    }

    @Operation(name = "$match", idempotent = false)
    public Parameters match(@IdParam IdType id, @ResourceParam Parameters asked, RequestDetails details) {
        Call call = Call.of(details);
        return operations.match(call.member(), own(call, id), asked);
    }

    @Operation(name = "$validate", idempotent = false)
    public Resource validate(@ResourceParam Resource given, RequestDetails details) {
        return operations.validate(Call.of(details).member(), given);
    }

    /** HAPI keeps names that begin with {@code _} from a raw map, so the parameters are those of the request itself. */
    @Search(allowUnknownParams = true)
    @Description("Own records whole, others' as the anonymous view; every filter runs over what the caller may see.")
    public Bundle search(@Count @Nullable Integer count, RequestDetails details) {
        return search.search(count, details);
    }
}
