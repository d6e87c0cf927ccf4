package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member sees by one search, so that what is new in it can be told from the samples. */
final class Sight {
    private final FhirMember member;
    private final List<String> parameters;

    /** @param parameters of the search, names and values in turn */
    Sight(FhirMember member, String... parameters) {
        this.member = member;
        this.parameters = List.of(parameters);
    }

    Set<String> ids() throws IOException, InterruptedException {
        return member.all(parameters.toArray(String[]::new)).stream()
                .map(r -> r.path("id").asString())
                .collect(Collectors.toSet());
    }

    /** Ids that were not there before. */
    Set<String> since(Set<String> before) throws IOException, InterruptedException {
        Set<String> now = new HashSet<>(ids());
        now.removeAll(before);
        return now;
    }

    /** The one that was not there before. */
    String only(Set<String> before) throws IOException, InterruptedException {
        Set<String> since = since(before);
        assertThat(since).hasSize(1);
        return since.iterator().next();
    }
}
