package ishibashi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.SampleRows;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.profile.Profiles;
import ishibashi.fhir.validate.Validators;
import ishibashi.match.MatchTables;
import ishibashi.message.Kind;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every anonymous view that the sample banks give keeps its profile, and says nothing finer than rulings 20 allow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnonymousViewsTest {
    private static final YearMonth AS_OF = YearMonth.of(2026, 8);
    private static final Pattern FIGURES = Pattern.compile("[0-9]{4}-[0-9]{2}|[0-9]{6,}");
    private static final Pattern A_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MEMBER =
            Pattern.compile("\"[^\"]*\":(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"\\[{,}]+)|\"[^\"]*\"(?=[,\\]])");
    private static final MatchTables TABLES = MatchTables.load(Examples.CODES);

    private final List<PractitionerRole> views = views();
    private final Set<String> said =
            views.stream().flatMap(view -> members(FhirJson.text(view))).collect(Collectors.toSet());

    @Test
    void every_view_of_the_samples_keeps_the_profile() {
        Profiles profiles = new Profiles(Examples.DEFINITIONS, new Terminology(Examples.DEFINITIONS));
        assertThat(views).hasSizeGreaterThan(1_500);
        assertThat(views).allSatisfy(view -> assertThat(profiles.check(view, profile(view), Kind.VACANCY))
                .as(() -> FhirJson.text(view))
                .isEmpty());
    }

    /** It sees each value of each member at least once, and every sixteenth view beside. */
    @Test
    void the_validator_finds_nothing_against_them() {
        Set<String> seen = new HashSet<>();
        List<PractitionerRole> telling = IntStream.range(0, views.size())
                .filter(n -> seen.addAll(tells(views.get(n))) || n % 16 == 0)
                .mapToObj(views::get)
                .toList();
        assertThat(telling).hasSizeGreaterThan(100);
        assertThat(telling.parallelStream().flatMap(view -> Validators.errors(view, profile(view)).stream()
                        .map(error -> error + " in " + FhirJson.text(view))))
                .isEmpty();
    }

    @Test
    void no_view_holds_a_day_a_municipality_an_area_or_a_name() {
        Set<String> names = SampleRows.all().stream()
                .map(sent -> switch (sent.row()) {
                    case Row.OfVacancy v -> v.facility().name();
                    case Row.OfSeeker s -> s.identity().name();
                    default -> "";
                })
                .filter(name -> name.length() > 3)
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(500);
        assertThat(said).allSatisfy(member -> {
            assertThat(A_DAY.matcher(member).find()).as(member).isFalse();
            assertThat(member).doesNotContain("Location/sma-");
            assertThat(member.replaceAll("Location/jis-[0-9]{2}000[0-9]", "")).doesNotContain("Location/jis-");
            assertThat(names).noneMatch(member::contains);
        });
    }

    private static Set<String> tells(PractitionerRole view) {
        return members(FIGURES.matcher(FhirJson.text(view)).replaceAll("#"))
                .map(member -> profile(view) + member)
                .collect(Collectors.toSet());
    }

    /** A member's name and its value, where that is a text, a number or a word. */
    private static Stream<String> members(String json) {
        return MEMBER.matcher(json).results().map(MatchResult::group);
    }

    private static List<PractitionerRole> views() {
        RecordId id = new RecordId(new UUID(0, 1));
        return SampleRows.all().stream()
                .map(sent -> switch (sent.row()) {
                    case Row.OfVacancy v ->
                        Optional.<Posting>of(new Posting.OfVacancy(id, sent.bank(), v.vacancy(), Set.of()));
                    case Row.OfSeeker s ->
                        Optional.<Posting>of(new Posting.OfSeeker(id, sent.bank(), s.seeker(), Set.of()));
                    default -> Optional.<Posting>empty();
                })
                .flatMap(Optional::stream)
                .map(posting -> AnonymousRole.of(
                        "k3v6q2m7t4x5w2b7n6c4r5d2ea", AnonymousView.of(posting, TABLES::widest), AS_OF))
                .toList();
    }

    private static String profile(PractitionerRole view) {
        return view.hasOrganization() ? "IshibashiVacancy" : "IshibashiSeeker";
    }
}
