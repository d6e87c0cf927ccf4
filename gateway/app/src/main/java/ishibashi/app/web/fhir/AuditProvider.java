package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.audit.Trail;
import ishibashi.bundle.AuditEvents;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** AuditEvent (example 16): what the caller itself has done, each with its link in the chain; nobody else's. */
public final class AuditProvider implements IResourceProvider {
    private final FhirPorts ports;
    private final Paging paging;
    private final AuditEvents events;

    AuditProvider(FhirPorts ports) {
        this.ports = ports;
        this.paging = new Paging(ports, "AuditEvent");
        this.events = new AuditEvents(ports.gateway());
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails details) {
        return Submits.uuid(id.getIdPart())
                .map(RecordId::value)
                .flatMap(entry -> ports.trail().find(Call.of(details).member(), entry))
                .map(events::of)
                .orElseThrow(() ->
                        Outcomes.notThere(ports.refusal(Stage.RECEIVED, Code.NOT_THERE, Where.path("AuditEvent"))));
    }

    /** {@code date}; the newest first. */
    @Search(allowUnknownParams = true)
    public Bundle search(@Count @Nullable Integer count, RequestDetails details) {
        Paging.Page page = paging.page(count, details);
        Days days = new Days();
        page.asked().forEach((name, values) -> values.forEach(value -> take(days, name, value)));
        Optional<Trail.Place> after = page.after().map(Paging.Moment::read).map(m -> new Trail.Place(m.at(), m.id()));
        return paging.inTime(
                page,
                ports.trail().of(page.member(), new Trail.Query(days.from(), days.before(), after, page.most())),
                events::of,
                linked -> new Paging.Moment(linked.entry().at(), linked.entry().id()));
    }

    private void take(Days days, String name, String value) {
        if (!name.equals("date") || SearchDates.read(value).filter(days::narrow).isEmpty()) {
            throw paging.unknown(name);
        }
    }
}
