package ishibashi.app.web.fhir;

import ishibashi.bundle.IntroductionTask;
import ishibashi.fhir.Urls;
import ishibashi.introduce.Introduction;
import ishibashi.introduce.Introductions;
import ishibashi.introduce.Seen;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.time.Instant;
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
import org.hl7.fhir.r4.model.Task;

/** Searches a bank's introductions (fhir §3), page by page. */
final class TaskSearch {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final FhirPorts ports;
    private final Paging paging;

    TaskSearch(FhirPorts ports) {
        this.ports = ports;
        this.paging = new Paging(ports, "Task");
    }

    Bundle search(MemberId member, Map<String, List<String>> given, Optional<Integer> count) {
        Paging.Page page = paging.page(member, given, count);
        int most = Math.clamp(count.orElse(USUAL), 1, MOST);
        Gathered gathered = new Gathered();
        page.asked().forEach((name, values) -> values.forEach(value -> gathered.take(name, value)));
        List<Seen> found =
                ports.introductions().search(member, gathered.query(page.after().map(TaskSearch::place), most));
        List<Seen> shown = found.subList(0, Math.min(found.size(), most));
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        answer.setUserData(RoleSearch.UNTOLD, true);
        shown.forEach(seen -> add(IntroductionTask.of(seen), answer));
        paging.link(
                answer,
                page,
                found.size() > most ? Optional.of(written(shown.getLast().introduction())) : Optional.empty());
        return answer;
    }

    private void add(Task task, Bundle answer) {
        answer.addEntry()
                .setFullUrl(ports.base() + "/Task/" + task.getIdElement().getIdPart())
                .setResource(task)
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH);
    }

    private static String written(Introduction introduction) {
        return introduction.changed() + " " + introduction.id();
    }

    private static Introductions.Place place(String text) {
        String[] words = text.split(" ", -1);
        return new Introductions.Place(Instant.parse(words[0]), UUID.fromString(words[1]));
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
                        throw refused(name);
                    }
                }
                case "_format", "_pretty", "_elements", "_summary" -> {}
                default -> throw refused(name);
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

        private Outcomes.Refusing refused(String name) {
            String known = name.matches("[A-Za-z_:.-]{1,40}") ? name : "?";
            return Outcomes.of(ports.refusal(Stage.RECEIVED, Code.UNKNOWN_PARAMETER, Where.path(known), known));
        }

        Introductions.Query query(Optional<Introductions.Place> after, int count) {
            return new Introductions.Query(ids, status, modified.from(), modified.before(), after, count);
        }
    }
}
