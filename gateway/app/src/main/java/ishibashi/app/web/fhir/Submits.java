package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.fhir.Urls;
import ishibashi.fhir.read.References;
import ishibashi.fhir.read.RoleRead;
import ishibashi.fhir.read.Sender;
import ishibashi.introduce.Step;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.Companion;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Makes submissions of resources, and of what they refer to. */
final class Submits {
    /** How FHIR rows are read: a new number where the reading changes meaning. */
    static final String READING = "fhir-1";

    private final FhirPorts ports;
    private final FhirParts parts;

    Submits(FhirPorts ports, FhirParts parts) {
        this.ports = ports;
        this.parts = parts;
    }

    /**
     * Reads a role for its sender.
     *
     * @param inMessage what stands beside it in the same message
     */
    RoleRead read(
            int ordinal,
            String where,
            PractitionerRole role,
            MemberId member,
            Function<Reference, Optional<Resource>> inMessage) {
        Sender sender = new Sender(
                ports.operator().apply(member),
                ports.neighbours().apply(member),
                ports.today().get());
        References references = new References(
                reference -> inMessage.apply(reference).or(() -> stored(member, reference)),
                code -> facility(member, code));
        return parts.reader().read(ordinal, where, role, sender, references);
    }

    /** What the member has sent before, or was shown as its own, and refers to by its address here. */
    Optional<Resource> stored(MemberId member, Reference reference) {
        IdType id = new IdType(reference.getReference());
        return id.hasResourceType() && Interaction.isCompanion(id.getResourceType())
                ? uuid(id.getIdPart())
                        .flatMap(uuid -> ports.companions().find(member, id.getResourceType(), uuid))
                        .map(Submits::parsed)
                        .or(() -> derived(member, id.getResourceType(), id.getIdPart()))
                : Optional.empty();
    }

    /** The facility or the doctor of a record that came by another door: {@code org-} or {@code doc-} before the record's id. */
    Optional<Resource> derived(MemberId member, String type, String id) {
        Optional<OwnRecord> record = id.length() > 4
                ? uuid(id.substring(4)).flatMap(uuid -> ports.records().find(member, uuid))
                : Optional.empty();
        return record.flatMap(r -> switch (type) {
                    case "Organization" -> parts.own().organization(r).map(Resource.class::cast);
                    case "Practitioner" -> parts.own().practitioner(r).map(Resource.class::cast);
                    default -> Optional.<Resource>empty();
                })
                .filter(r -> r.getIdElement().getIdPart().equals(id));
    }

    private Optional<FacilityIdentity> facility(MemberId member, String code) {
        return ports.companions()
                .find(member, "Organization", Urls.INSTITUTION, code)
                .map(Submits::parsed)
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .map(o -> new FacilityIdentity(
                        o.getName() == null ? "" : o.getName(),
                        Optional.of(code),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
    }

    static Resource parsed(Companion.Stored stored) {
        return (Resource) FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(new String(stored.json().toArray(), StandardCharsets.UTF_8));
    }

    /** An id of ours; empty for any other text, which then is nobody's. */
    static Optional<RecordId> uuid(String text) {
        try {
            return Optional.of(new RecordId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Submitted submit(
            Call call,
            Optional<String> name,
            boolean allOrNothing,
            List<Submission.Item> items,
            List<Companion> companions) {
        return ports.bridge()
                .submit(new Submission(
                        call.message(),
                        READING,
                        name,
                        call.precondition(),
                        allOrNothing,
                        items,
                        companions,
                        Optional.empty()));
    }

    /** A step of an introduction, alone. */
    Submitted step(Call call, Step step) {
        return ports.bridge()
                .submit(new Submission(
                        call.message(),
                        READING,
                        Optional.empty(),
                        call.precondition(),
                        true,
                        List.of(),
                        List.of(),
                        Optional.of(step)));
    }

    /** The version that an update's sender has seen, by {@code If-Match}; 0, which none has, for what is no version of ours. */
    int seen(@Nullable IdType id) {
        if (id == null || !id.hasVersionIdPart()) {
            throw Outcomes.of(refusal(Code.VERSION_MISSING));
        }
        String version = id.getVersionIdPart();
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    /**
     * What was taken; its receipt goes into the answer's header.
     *
     * @throws Outcomes.Refusing if it was refused
     */
    static Submitted.Taken taken(Submitted answer, RequestDetails details) {
        return switch (answer) {
            case Submitted.Refused refused -> throw Outcomes.of(refused.refusals());
            case Submitted.Taken taken -> {
                Call.receipt(details, taken.receipt());
                yield taken;
            }
        };
    }

    Refusal refusal(Code code, String path) {
        return ports.refusal(Stage.NORMALISED, code, Where.path(path));
    }

    Refusal refusal(Code code) {
        return ports.refusal(Stage.NORMALISED, code, Where.MESSAGE);
    }
}
