package ishibashi.bundle;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Notification;
import ishibashi.fhir.write.Parts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** HL7 Subscriptions R5 Backport STU 1.1, R4 notifications: a history Bundle whose first entry is the status as Parameters. */
public final class HookStatus {
    private static final String STATUS =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";
    private static final String NOTIFICATION =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4";

    private final String base;

    /** @param base our own address, ending in {@code /fhir} */
    public HookStatus(String base) {
        this.base = base;
    }

    /** @param id of this writing of it */
    public Bundle bundle(Notification told, UUID id, Instant now) {
        Bundle bundle = new Bundle();
        bundle.setId(id.toString());
        bundle.getMeta().addProfile(NOTIFICATION);
        bundle.setType(Bundle.BundleType.HISTORY);
        bundle.setTimestampElement(Parts.instant(now));
        BundleEntryComponent first =
                bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(status(told));
        answered(first, HTTPVerb.GET, address(told.hook()) + "/$status", "200");
        if (named(told)) {
            told.events().forEach(event -> {
                BundleEntryComponent entry = bundle.addEntry().setFullUrl(result(event));
                answered(entry, HTTPVerb.POST, "Bundle", "201");
            });
        }
        return bundle;
    }

    /** The same as it goes to an endpoint. */
    public byte[] json(Notification told, UUID id, Instant now) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(bundle(told, id, now))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The Parameters alone. */
    public Parameters status(Notification told) {
        Hook hook = told.hook();
        Parameters status = new Parameters();
        status.getMeta().addProfile(STATUS);
        status.addParameter().setName("subscription").setValue(new Reference(address(hook)));
        status.addParameter("topic", new CanonicalType(hook.topic().url()));
        status.addParameter("status", new CodeType(hook.status().code()));
        status.addParameter("type", new CodeType(told.type().code()));
        status.addParameter("events-since-subscription-start", new StringType(Long.toString(hook.events())));
        told.events().forEach(event -> event(status.addParameter(), event, named(told)));
        return status;
    }

    /** Statuses of several as a searchset. */
    public Bundle statuses(List<Notification> all) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        all.forEach(told -> bundle.addEntry()
                .setFullUrl(address(told.hook()) + "/$status")
                .setResource(status(told))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        bundle.setTotal(all.size());
        return bundle;
    }

    private void event(ParametersParameterComponent parameter, Hooks.Event event, boolean named) {
        parameter.setName("notification-event");
        parameter.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
        parameter.addPart().setName("timestamp").setValue(Parts.instant(event.at()));
        if (named) {
            parameter.addPart().setName("focus").setValue(new Reference(result(event)));
        }
    }

    private static boolean named(Notification told) {
        return told.hook().payload() == Hook.Payload.ID_ONLY;
    }

    private static void answered(BundleEntryComponent entry, HTTPVerb method, String url, String status) {
        entry.getRequest().setMethod(method).setUrl(url);
        entry.getResponse().setStatus(status);
    }

    private String address(Hook hook) {
        return base + "/Subscription/" + hook.id();
    }

    private String result(Hooks.Event event) {
        return base + "/Bundle/" + event.result();
    }
}
