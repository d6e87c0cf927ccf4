package ishibashi.app.web.fhir;

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;

/** Pages of a search (fhir §3): the place of the next one is a sealed text, for its member and query alone, for a quarter of an hour. */
final class Paging {
    private static final Duration VALID = Duration.ofMinutes(15);
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
     */
    record Page(
            MemberId member,
            Map<String, List<String>> asked,
            String query,
            Optional<String> cursor,
            Optional<String> after) {
        Page {
            asked = Map.copyOf(asked);
        }
    }

    /** @throws Outcomes.Refusing if the cursor is not this member's for this query, or too old */
    Page page(MemberId member, Map<String, List<String>> given, Optional<Integer> count) {
        Map<String, List<String>> asked = new TreeMap<>(given);
        Optional<String> cursor = Optional.ofNullable(asked.remove(CURSOR)).map(List::getFirst);
        String query = canonical(asked, count);
        return new Page(member, asked, query, cursor, cursor.map(text -> opened(member, query, text)));
    }

    private static String canonical(Map<String, List<String>> asked, Optional<Integer> count) {
        String query = asked.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().map(v -> e.getKey() + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return count.map(c -> with(query, "_count=" + c)).orElse(query);
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
