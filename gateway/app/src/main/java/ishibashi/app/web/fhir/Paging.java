package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Pages of a search (fhir §3): the place of the next one is a sealed text, for its member and query alone, for a quarter of an hour. */
final class Paging {
    /** On a searchset without a total. */
    static final String UNTOLD = "ishibashi.untold";

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<String> OF_FORM = Set.of("_format", "_pretty", "_elements", "_summary");
    private static final String CURSOR = "_cursor";

    private final FhirPorts ports;
    private final String type;

    /** @param type resource type that is searched */
    Paging(FhirPorts ports, String type) {
        this.ports = ports;
        this.type = type;
    }

    /**
     * What is asked for.
     *
     * @param asked parameters without the place
     * @param query the same as text
     * @param cursor as it was given
     * @param after the place in it
     * @param most on it
     */
    record Page(
            MemberId member,
            Map<String, List<String>> asked,
            String query,
            Optional<String> cursor,
            Optional<String> after,
            int most) {
        Page {
            asked = Map.copyOf(asked);
        }
    }

    /** @throws Outcomes.Refusing if the cursor is not this member's for this query, or too old */
    Page page(@Nullable Integer count, RequestDetails details) {
        MemberId member = Call.of(details).member();
        Map<String, List<String>> asked = new TreeMap<>();
        details.getParameters().forEach((name, values) -> asked.put(name, List.of(values)));
        asked.remove("_count");
        Optional<String> cursor = Optional.ofNullable(asked.remove(CURSOR)).map(List::getFirst);
        String query = canonical(asked, count);
        asked.keySet().removeAll(OF_FORM);
        int most = count == null ? USUAL : Math.clamp(count, 1, MOST);
        return new Page(member, asked, query, cursor, cursor.map(text -> opened(member, query, text)), most);
    }

    private static String canonical(Map<String, List<String>> asked, @Nullable Integer count) {
        String query = asked.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().map(v -> e.getKey() + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return count == null ? query : with(query, "_count=" + count);
    }

    private static String with(String query, String parameter) {
        return query.isEmpty() ? parameter : query + "&" + parameter;
    }

    private String opened(MemberId member, String query, String cursor) {
        return ports.cursors()
                .open(member, query, cursor)
                .map(text -> text.split(" ", 2))
                .filter(words -> Instant.ofEpochSecond(Long.parseLong(words[0]))
                        .isAfter(ports.clock().instant()))
                .map(words -> words[1])
                .orElseThrow(
                        () -> Outcomes.of(ports.refusal(Stage.RECEIVED, Code.REQUEST_MALFORMED, Where.path(CURSOR))));
    }

    /** A name is told back only if it has the form of one. */
    Outcomes.Refusing unknown(String name) {
        String known = name.matches("[A-Za-z_:.-]{1,40}") ? name : "?";
        return Outcomes.of(ports.refusal(Stage.RECEIVED, Code.UNKNOWN_PARAMETER, Where.path(known), known));
    }

    /** The last that a page in order of time shows. */
    record Moment(Instant at, UUID id) {
        static Moment read(String place) {
            String[] words = place.split(" ", -1);
            return new Moment(Instant.parse(words[0]), UUID.fromString(words[1]));
        }
    }

    /**
     * A page in order of time, without a total.
     *
     * @param found one more than the page has, if there are more
     */
    <T> Bundle inTime(Page page, List<T> found, Function<T, Resource> resource, Function<T, Moment> moment) {
        List<T> shown = found.subList(0, Math.min(found.size(), page.most()));
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        answer.setUserData(UNTOLD, true);
        for (T each : shown) {
            answer.addEntry()
                    .setFullUrl(
                            ports.base() + "/" + type + "/" + moment.apply(each).id())
                    .setResource(resource.apply(each))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        Optional<Moment> last =
                found.size() > shown.size() ? Optional.of(moment.apply(shown.getLast())) : Optional.empty();
        link(answer, page, last.map(at -> at.at() + " " + at.id()));
        return answer;
    }

    /** @param next the place of the last that is shown, if there are more */
    void link(Bundle answer, Page page, Optional<String> next) {
        String self =
                page.cursor().map(c -> with(page.query(), CURSOR + "=" + c)).orElse(page.query());
        answer.addLink().setRelation("self").setUrl(address(self));
        next.map(place -> ports.clock().instant().plus(VALID).getEpochSecond() + " " + place)
                .map(place -> ports.cursors().seal(page.member(), page.query(), place))
                .ifPresent(closed -> answer.addLink()
                        .setRelation("next")
                        .setUrl(address(with(page.query(), CURSOR + "=" + closed))));
    }

    private String address(String query) {
        return ports.base() + "/" + type + "?" + query;
    }
}
