package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.IntroductionTask;
import ishibashi.fhir.Urls;
import ishibashi.introduce.Introduction;
import ishibashi.introduce.Introductions;
import ishibashi.message.RecordId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.jspecify.annotations.Nullable;

/** Searches a bank's introductions (fhir §3), page by page. */
final class TaskSearch {
    /** What is declared: every parameter that is asked. */
    static final Map<String, SearchParamType> NAMES = Map.of(
            "_id", SearchParamType.TOKEN,
            "identifier", SearchParamType.TOKEN,
            "status", SearchParamType.TOKEN,
            "business-status", SearchParamType.TOKEN,
            "modified", SearchParamType.DATE);

    private final FhirPorts ports;
    private final Paging paging;

    TaskSearch(FhirPorts ports) {
        this.ports = ports;
        this.paging = new Paging(ports, "Task");
    }

    Bundle search(@Nullable Integer count, RequestDetails details) {
        Paging.Page page = paging.page(count, details);
        Gathered gathered = new Gathered();
        page.asked().forEach((name, values) -> values.forEach(value -> gathered.take(name, value)));
        return paging.inTime(
                page,
                ports.introductions().search(page.member(), gathered.query(page)),
                IntroductionTask::of,
                seen -> new Paging.Moment(
                        seen.introduction().changed(), seen.introduction().id()));
    }

    private final class Gathered {
        private final Set<Introduction.Status> status = EnumSet.allOf(Introduction.Status.class);
        private Optional<Set<UUID>> ids = Optional.empty();
        private final Days modified = new Days();

        void take(String name, String value) {
            List<String> values = Stream.of(value.split(",", -1))
                    .map(v -> v.substring(v.indexOf('|') + 1))
                    .toList();
            switch (name) {
                case "_id" -> among(values);
                case "identifier" -> {
                    boolean ours = value.indexOf('|') < 0 || value.startsWith(Urls.INTRODUCTION + "|");
                    among(ours ? values : List.of());
                }
                case "status" -> status.removeIf(s -> !values.contains(s.code()));
                case "business-status" -> status.removeIf(s -> !values.contains(s.level()));
                case "modified" -> {
                    if (SearchDates.read(value).filter(modified::narrow).isEmpty()) {
                        throw paging.unknown(name);
                    }
                }
                default -> throw paging.unknown(name);
            }
        }

        private void among(List<String> values) {
            Set<UUID> named = values.stream()
                    .flatMap(v -> Submits.uuid(v).stream())
                    .map(RecordId::value)
                    .collect(Collectors.toCollection(HashSet::new));
            ids.ifPresent(named::retainAll);
            ids = Optional.of(named);
        }

        Introductions.Query query(Paging.Page page) {
            Optional<Introductions.Place> after =
                    page.after().map(Paging.Moment::read).map(m -> new Introductions.Place(m.at(), m.id()));
            return new Introductions.Query(ids, status, modified.from(), modified.before(), after, page.most());
        }
    }
}
