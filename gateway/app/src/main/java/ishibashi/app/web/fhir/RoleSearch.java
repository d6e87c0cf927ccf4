package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.AnonymousRole;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Searches (fhir §3): a searchset of what the caller may see, page by page; the place of a page is a sealed text. */
final class RoleSearch {
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final String CURSOR = "_cursor";

    /** On a searchset without a total: there are more than are counted. */
    static final String UNTOLD = "ishibashi.untold";

    private final FhirPorts ports;
    private final FhirParts parts;
    private final RoleParameters parameters;

    RoleSearch(FhirPorts ports, FhirParts parts) {
        this.ports = ports;
        this.parts = parts;
        this.parameters = new RoleParameters(ports, parts);
    }

    Bundle search(MemberId member, Map<String, List<String>> given, Optional<Integer> count, RequestDetails details) {
        Map<String, List<String>> asked = new TreeMap<>(given);
        Optional<String> cursor = Optional.ofNullable(asked.remove(CURSOR)).map(List::getFirst);
        String query = canonical(asked, count);
        Optional<Views.Place> after = cursor.map(text -> opened(member, query, text));
        RoleQuery asking = parameters.read(member, asked, count, after);
        Views.Found found = ports.views().search(member, asking);
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        found.total().ifPresentOrElse(answer::setTotal, () -> answer.setUserData(UNTOLD, true));
        answer.addLink()
                .setRelation("self")
                .setUrl(details.getFhirServerBase() + "/PractitionerRole?" + query
                        + cursor.map(c -> and(query) + CURSOR + "=" + c).orElse(""));
        Map<RecordId, OwnRecord> own = own(member, found);
        found.hits().forEach(hit -> add(hit, own, answer));
        if (found.more()) {
            String next = ports.cursors()
                    .seal(member, query, written(found.hits().getLast().place()));
            answer.addLink()
                    .setRelation("next")
                    .setUrl(details.getFhirServerBase() + "/PractitionerRole?" + query + and(query) + CURSOR + "="
                            + next);
        }
        return answer;
    }

    private static String and(String query) {
        return query.isEmpty() ? "" : "&";
    }

    private static String canonical(Map<String, List<String>> asked, Optional<Integer> count) {
        String query = asked.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().map(v -> e.getKey() + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return count.map(c -> query + and(query) + "_count=" + c).orElse(query);
    }

    private String written(Views.Place place) {
        return ports.clock().instant().plus(VALID).getEpochSecond() + " " + place.day() + " " + place.chance();
    }

    private Views.Place opened(MemberId member, String query, String cursor) {
        return ports.cursors()
                .open(member, query, cursor)
                .map(text -> text.split(" ", -1))
                .filter(words -> Instant.ofEpochSecond(Long.parseLong(words[0]))
                        .isAfter(ports.clock().instant()))
                .map(words -> new Views.Place(LocalDate.parse(words[1]), UUID.fromString(words[2])))
                .orElseThrow(
                        () -> Outcomes.of(ports.refusal(Stage.RECEIVED, Code.REQUEST_MALFORMED, Where.path(CURSOR))));
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
