package ishibashi.match;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Seeker;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A story in a file: vacancies and seekers by name, and what is expected of them. What is not said is left open. */
record Scenario(Map<String, Posting.OfVacancy> vacancies, Map<String, Posting.OfSeeker> seekers, JsonNode expect) {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    static Scenario of(String name) throws IOException {
        try (InputStream file = Scenario.class.getResourceAsStream("/match/scenarios/" + name + ".yaml")) {
            if (file == null) {
                throw new IOException("no scenario " + name);
            }
            JsonNode root = new YAMLMapper().readTree(file);
            Map<String, Posting.OfVacancy> vacancies = new LinkedHashMap<>();
            root.path("vacancies")
                    .properties()
                    .forEach(e -> vacancies.put(e.getKey(), vacancy(e.getKey(), e.getValue())));
            Map<String, Posting.OfSeeker> seekers = new LinkedHashMap<>();
            root.path("seekers").properties().forEach(e -> seekers.put(e.getKey(), seeker(e.getKey(), e.getValue())));
            return new Scenario(vacancies, seekers, root.path("expect"));
        }
    }

    static RecordId id(String name) {
        return new RecordId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    Map<RecordId, String> names() {
        Map<RecordId, String> names = new LinkedHashMap<>();
        vacancies.keySet().forEach(name -> names.put(id(name), name));
        seekers.keySet().forEach(name -> names.put(id(name), name));
        return names;
    }

    private static Posting.OfVacancy vacancy(String name, JsonNode v) {
        List<String> place = Arrays.asList(v.path("place").asString().split("/", -1));
        Vacancy terms = new Vacancy(
                list(v, "departments", "内科"),
                new Terms.Place(place.get(0), given(place.get(1)), given(place.get(2))),
                Optional.empty(),
                OptionalInt.empty(),
                code(Terms.WorkplaceKind.class, v.path("kind").asString("employed")),
                code(Terms.Employment.class, v.path("employment").asString("permanent")),
                Optional.empty(),
                new Terms.Period(date(v, "start").orElse(LocalDate.of(2026, 10, 1)), false, date(v, "end")),
                code(Terms.Urgency.class, v.path("urgency").asString("standing")),
                Optional.empty(),
                given(v.path("reason").asString("-")),
                days(v),
                false,
                new Terms.Duty(
                        v.has("nights") ? OptionalInt.of(v.path("nights").asInt()) : OptionalInt.empty(),
                        Optional.empty()),
                new Terms.Pay(Terms.PayBasis.YEAR, OptionalLong.empty(), money(v, "payMax")),
                1,
                v.path("housing").asString("unknown"),
                v.path("childcare").asString("unknown"),
                v.has("telesupport") ? Optional.of(v.path("telesupport").asBoolean()) : Optional.empty(),
                new LinkedHashSet<>(list(v, "trainingFor")),
                Optional.empty());
        return new Posting.OfVacancy(id(name), new MemberId("bank-" + place.getFirst()), terms, Set.of());
    }

    private static Posting.OfSeeker seeker(String name, JsonNode s) {
        Seeker terms = new Seeker(
                list(s, "departments", "内科"),
                list(s, "specialties"),
                list(s, "regions"),
                list(s, "excludedRegions"),
                codes(Terms.WorkplaceKind.class, list(s, "kinds")),
                codes(Terms.Employment.class, list(s, "employments")),
                Set.of(),
                days(s),
                false,
                date(s, "from"),
                date(s, "to"),
                code(Terms.Stance.class, s.path("nightDuty").asString("limited")),
                money(s, "payWish"),
                s.path("housingWish").asBoolean(false),
                s.path("childcareNeed").asBoolean(false),
                s.has("licenceYear") ? OptionalInt.of(s.path("licenceYear").asInt()) : OptionalInt.empty(),
                new LinkedHashSet<>(list(s, "intents")),
                false,
                Terms.Scope.NATIONAL,
                Optional.of(TODAY));
        return new Posting.OfSeeker(id(name), new MemberId("bank-13"), terms, Set.of());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.equals("-"));
    }

    static List<String> list(JsonNode of, String name, String... otherwise) {
        List<String> texts = new ArrayList<>();
        of.path(name).forEach(node -> texts.add(node.asString()));
        return texts.isEmpty() ? List.of(otherwise) : texts;
    }

    private static Optional<LocalDate> date(JsonNode of, String name) {
        return of.has(name) ? Optional.of(LocalDate.parse(of.path(name).asString())) : Optional.empty();
    }

    private static OptionalLong money(JsonNode of, String name) {
        return of.has(name) ? OptionalLong.of(of.path(name).asLong()) : OptionalLong.empty();
    }

    private static Terms.Hours days(JsonNode of) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(codes(DayOfWeek.class, list(of, "days")));
        return new Terms.Hours(days, Optional.empty(), Optional.empty());
    }

    private static <E extends Enum<E>> Set<E> codes(Class<E> of, List<String> words) {
        Set<E> codes = EnumSet.noneOf(of);
        words.forEach(word -> codes.add(code(of, word)));
        return codes;
    }

    private static <E extends Enum<E>> E code(Class<E> of, String word) {
        return Enum.valueOf(of, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The same seeker with a wish for one region alone, in another department than any. */
    static Seeker wishing(Seeker s, String region) {
        return new Seeker(
                List.of("別の科"),
                s.specialties(),
                List.of(region),
                s.excludedRegions(),
                s.kinds(),
                s.employments(),
                s.patterns(),
                s.hours(),
                s.shortHours(),
                s.availableFrom(),
                s.availableTo(),
                s.nightDuty(),
                s.payWish(),
                s.housingWish(),
                s.childcareNeed(),
                s.licenceYear(),
                s.intents(),
                s.urgentOk(),
                s.scope(),
                s.consentedOn());
    }
}
