package ishibashi.fhir.read;

import ishibashi.fhir.FhirJson;
import ishibashi.fhir.ServiceNames;
import ishibashi.fhir.Urls;
import ishibashi.message.Digest;
import ishibashi.message.RawRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A role as it is kept: without id, meta and narrative, its members sorted. What it refers to by a place in its own message
 * ({@code urn:uuid:…}) or on this server is written {@code Organization/of-record}, so that the same record sent twice is the same.
 *
 * @param role the copy
 * @param json its canonical form
 * @param digest over it and over what it refers to
 */
public record RoleSource(PractitionerRole role, String json, Digest digest) {
    /** Id that stands for the record's own Organization, Practitioner or Consent. */
    public static final String OF_RECORD = "of-record";

    private static final String HERE = "urn:uuid:";

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    static RoleSource of(PractitionerRole given, References references) {
        PractitionerRole role = bare(Copies.of(given));
        List<Resource> linked = new ArrayList<>();
        if (role.hasOrganization()) {
            references.resolve(role.getOrganization(), Organization.class).ifPresent(linked::add);
            own(role.getOrganization(), "Organization");
        }
        if (role.hasPractitioner()) {
            references.resolve(role.getPractitioner(), Practitioner.class).ifPresent(linked::add);
            own(role.getPractitioner(), "Practitioner");
        }
        for (Extension consent : Ext.all(role, "consent")) {
            if (consent.getValue() instanceof Reference reference) {
                references.resolve(reference, Consent.class).ifPresent(linked::add);
                own(reference, "Consent");
            }
        }
        hidden(role).forEach(reference -> logical(reference, references));
        for (Extension support : Ext.all(role, "telesupport")) {
            support.getExtension().stream()
                    .filter(part -> part.getValue() instanceof Reference reference
                            && String.valueOf(reference.getReference()).startsWith(HERE))
                    .forEach(part -> service(part, references));
        }
        String json = canonical(role);
        StringBuilder whole = new StringBuilder(json);
        linked.forEach(resource -> whole.append('\n').append(canonical(stable(resource))));
        return new RoleSource(role, json, Digest.of(whole.toString().getBytes(StandardCharsets.UTF_8)));
    }

    RawRow raw() {
        return new RawRow(List.of(new RawRow.Cell("resource", "PractitionerRole", json)));
    }

    private static <T extends DomainResource> T bare(T resource) {
        resource.setIdElement(null);
        resource.setMeta(null);
        resource.setText(null);
        return resource;
    }

    /** What a consent says of its performer is a place in the message too. */
    private static Resource stable(Resource given) {
        if (!(Copies.of(given) instanceof DomainResource copy)) {
            return given;
        }
        if (bare(copy) instanceof Consent consent) {
            consent.getPerformer().forEach(performer -> own(performer, "Practitioner"));
        }
        return copy;
    }

    private static void own(Reference reference, String type) {
        if (reference.hasReference()) {
            reference.setReference(type + "/" + OF_RECORD);
        }
    }

    private static Stream<Reference> hidden(PractitionerRole role) {
        return Stream.concat(
                        Ext.all(role, "present-employer").stream().map(Extension::getValue),
                        Ext.all(role, "hide-from").stream()
                                .flatMap(e -> Ext.part(e, "organization", Reference.class).stream()))
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    private static void logical(Reference reference, References references) {
        Optional<Identifier> identifier = reference.hasReference()
                ? references.resolve(reference, Organization.class).flatMap(o -> o.getIdentifier().stream()
                        .filter(i -> Urls.INSTITUTION.equals(i.getSystem()))
                        .findFirst())
                : Optional.empty();
        identifier.ifPresent(
                i -> reference.setReference(null).setType("Organization").setIdentifier(i.copy()));
    }

    /** A place in the message says nothing after it; the service's own identifier does. */
    private static void service(Extension part, References references) {
        references.resolve((Reference) part.getValue(), HealthcareService.class).stream()
                .flatMap(service -> service.getIdentifier().stream())
                .filter(identifier -> ServiceNames.of(identifier).isPresent())
                .findFirst()
                .ifPresent(i -> part.setValue(
                        new Reference().setType("HealthcareService").setIdentifier(i.copy())));
    }

    private static String canonical(Resource resource) {
        return SORTED.writeValueAsString(SORTED.readValue(FhirJson.text(resource), Object.class));
    }

    @Override
    public String toString() {
        return "RoleSource[" + digest + "]";
    }
}
