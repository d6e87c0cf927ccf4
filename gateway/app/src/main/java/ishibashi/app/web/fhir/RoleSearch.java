package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.AnonymousRole;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/** Searches (fhir §3): a searchset of what the caller may see, page by page; the place of a page is a sealed text. */
final class RoleSearch {
    private final FhirPorts ports;
    private final FhirParts parts;
    private final RoleParameters parameters;
    private final Paging paging;

    RoleSearch(FhirPorts ports, FhirParts parts) {
        this.ports = ports;
        this.parts = parts;
        this.paging = new Paging(ports, "PractitionerRole");
        this.parameters = new RoleParameters(ports, parts, paging);
    }

    Bundle search(@Nullable Integer count, RequestDetails details) {
        Paging.Page page = paging.page(count, details);
        MemberId member = page.member();
        RoleQuery asking = parameters.read(page, page.after().map(this::place));
        Views.Found found = ports.views().search(member, asking);
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        found.total().ifPresentOrElse(answer::setTotal, () -> answer.setUserData(Paging.UNTOLD, true));
        Map<RecordId, OwnRecord> own = own(member, found);
        found.hits().forEach(hit -> add(hit, own, answer));
        paging.link(
                answer,
                page,
                found.more() ? Optional.of(written(found.hits().getLast().place())) : Optional.empty());
        return answer;
    }

    private Views.Place place(String text) {
        String[] words = text.split(" ", -1);
        return new Views.Place(LocalDate.parse(words[0]), UUID.fromString(words[1]));
    }

    private static String written(Views.Place place) {
        return place.day() + " " + place.chance();
    }

    private Map<RecordId, OwnRecord> own(MemberId member, Views.Found found) {
        List<RecordId> ids = found.hits().stream()
                .map(Views.Hit::seen)
                .filter(Views.Own.class::isInstance)
                .map(seen -> ((Views.Own) seen).record())
                .toList();
        return ports.records().all(member, ids).stream()
                .collect(Collectors.toMap(record -> record.posting().id(), record -> record));
    }

    private void add(Views.Hit hit, Map<RecordId, OwnRecord> own, Bundle answer) {
        Optional<PractitionerRole> role =
                switch (hit.seen()) {
                    case Views.Own(var record) ->
                        Optional.ofNullable(own.get(record)).map(parts.own()::role);
                    case Views.Shown shown -> Optional.of(view(shown));
                };
        role.ifPresent(r -> answer.addEntry()
                .setFullUrl(
                        ports.base() + "/PractitionerRole/" + r.getIdElement().getIdPart())
                .setResource(r)
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
    }

    /** Another's posting by its pseudonym; a version of it only if it is the one that stands. */
    Optional<PractitionerRole> view(MemberId member, IdType id) {
        return ports.views()
                .find(member, id.getIdPart())
                .filter(shown ->
                        !id.hasVersionIdPart() || id.getVersionIdPart().equals(Integer.toString(shown.version())))
                .map(this::view);
    }

    private PractitionerRole view(Views.Shown shown) {
        PractitionerRole role =
                AnonymousRole.of(shown.pseudonym(), ports.view().apply(shown.posting()), YearMonth.from(shown.day()));
        Date midnight = Date.from(shown.day().atStartOfDay(Japan.ZONE).toInstant());
        role.getMeta()
                .setVersionId(Integer.toString(shown.version()))
                .setLastUpdatedElement(new InstantType(
                        midnight,
                        ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND,
                        TimeZone.getTimeZone(Japan.ZONE)));
        return role;
    }
}
