package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.audit.Trail;
import ishibashi.bundle.AuditEvents;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** AuditEvent (example 16): what the caller itself has done, each with its link in the chain; nobody else's. */
public final class AuditProvider implements IResourceProvider {
    private static final int USUAL = 50;
    private static final int MOST = 200;

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
        MemberId member = Call.of(details).member();
        Map<String, List<String>> asked = new TreeMap<>();
        details.getParameters().forEach((name, values) -> asked.put(name, List.of(values)));
        asked.remove("_count");
        Paging.Page page = paging.page(member, asked, Optional.ofNullable(count));
        int most = count == null ? USUAL : Math.clamp(count, 1, MOST);
        Days days = new Days();
        page.asked().forEach((name, values) -> values.forEach(value -> take(days, name, value)));
        List<Trail.Linked> found = ports.trail()
                .of(
                        member,
                        new Trail.Query(days.from(), days.before(), page.after().map(AuditProvider::place), most));
        List<Trail.Linked> shown = found.subList(0, Math.min(found.size(), most));
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        answer.setUserData(RoleSearch.UNTOLD, true);
        shown.forEach(linked -> answer.addEntry()
                .setFullUrl(ports.base() + "/AuditEvent/" + linked.entry().id())
                .setResource(events.of(linked))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        paging.link(answer, page, found.size() > most ? Optional.of(written(shown.getLast())) : Optional.empty());
        return answer;
    }

    private void take(Days days, String name, String value) {
        boolean taken =
                switch (name) {
                    case "date" -> SearchDates.read(value).filter(days::narrow).isPresent();
                    case "_format", "_pretty", "_elements", "_summary" -> true;
                    default -> false;
                };
        if (!taken) {
            String known = name.matches("[A-Za-z_:.-]{1,40}") ? name : "?";
            throw Outcomes.of(ports.refusal(Stage.RECEIVED, Code.UNKNOWN_PARAMETER, Where.path(known), known));
        }
    }

    private static String written(Trail.Linked linked) {
        return linked.entry().at() + " " + linked.entry().id();
    }

    private static Trail.Place place(String text) {
        String[] words = text.split(" ", -1);
        return new Trail.Place(Instant.parse(words[0]), UUID.fromString(words[1]));
    }
}
