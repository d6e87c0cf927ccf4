package ishibashi.bundle;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.fhir.write.Parts;
import ishibashi.message.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4 §2.4: a message, addressed, with its event and focus; sender, recipient and id inside what is signed (rulings 22). */
final class MessageBundle {
    private final Bundle bundle;
    private final MessageHeader header;

    MessageBundle(UUID id, String event, String gateway, MemberId recipient, Instant at) {
        this.bundle = new Bundle();
        bundle.setType(Bundle.BundleType.MESSAGE);
        bundle.setIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + id));
        bundle.setTimestampElement(Parts.instant(at));
        this.header = new MessageHeader();
        header.setEvent(new Coding(Names.EVENT, event, Names.display(event)));
        header.addDestination().setEndpoint("urn:ishibashi:" + recipient).setReceiver(member(recipient.value()));
        header.setSender(member(gateway));
        header.setSource(
                new MessageHeader.MessageSourceComponent().setName(gateway).setEndpoint("urn:ishibashi:" + gateway));
        UUID headerId = UUID.nameUUIDFromBytes((id + "/header").getBytes(StandardCharsets.UTF_8));
        header.setId(headerId.toString());
        bundle.addEntry().setFullUrl("urn:uuid:" + headerId).setResource(header);
    }

    MessageHeader header() {
        return header;
    }

    /** Adds what the message is about. */
    void focus(Resource resource) {
        focus(resource, "");
    }

    /** The same for one of several. */
    void focus(Resource resource, String which) {
        header.addFocus(new Reference(add(resource, "focus" + which)));
    }

    /** Adds a resource and answers its URL inside the message. */
    String add(Resource resource, String name) {
        String url = "urn:uuid:"
                + UUID.nameUUIDFromBytes(
                        (bundle.getIdentifier().getValue() + "/" + name).getBytes(StandardCharsets.UTF_8));
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return url;
    }

    void addAt(String url, Resource resource) {
        bundle.addEntry().setFullUrl(url).setResource(resource);
    }

    static Reference member(String id) {
        Reference reference = new Reference().setType("Organization");
        reference.setIdentifier(new Identifier().setSystem(Names.MEMBER).setValue(id));
        return reference;
    }

    byte[] json(FhirContext context) {
        return context.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }
}
