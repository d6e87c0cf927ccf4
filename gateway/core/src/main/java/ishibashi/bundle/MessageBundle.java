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
    /** A Bundle's entries are written last (FHIR R4 §2.6). */
    private static final String END = "]}";

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

    /** Names what the message is about and is written by itself; its URL inside the message. */
    String refer(String name) {
        String url = url(name);
        header.addFocus(new Reference(url));
        return url;
    }

    /** Adds a resource and answers its URL inside the message. */
    String add(Resource resource, String name) {
        String url = url(name);
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return url;
    }

    private String url(String name) {
        return "urn:uuid:"
                + UUID.nameUUIDFromBytes(
                        (bundle.getIdentifier().getValue() + "/" + name).getBytes(StandardCharsets.UTF_8));
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
        return json(context, "");
    }

    /** @param more entries as JSON, each with the comma before it */
    byte[] json(FhirContext context, String more) {
        String text = context.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle);
        int end = text.length() - END.length();
        if (!text.endsWith(END)) {
            throw new IllegalStateException("a Bundle does not end with its entries");
        }
        return (text.substring(0, end) + more + END).getBytes(StandardCharsets.UTF_8);
    }
}
