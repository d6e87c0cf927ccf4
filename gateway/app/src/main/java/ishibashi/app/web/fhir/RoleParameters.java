package ishibashi.app.web.fhir;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.message.Terms.Place;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** Search parameters (fhir §3) as a query. What is not known is refused, also with lenient handling: it would say more than it seems. */
final class RoleParameters {
    private static final int MOST_VALUES = 50;

    /** What is declared: every parameter that finds something, with its type. */
    static final Map<String, SearchParamType> NAMES = Map.ofEntries(
            Map.entry("_id", SearchParamType.TOKEN),
            Map.entry("_lastUpdated", SearchParamType.DATE),
            Map.entry("identifier", SearchParamType.TOKEN),
            Map.entry("active", SearchParamType.TOKEN),
            Map.entry("specialty", SearchParamType.TOKEN),
            Map.entry("location", SearchParamType.REFERENCE),
            Map.entry("organization", SearchParamType.REFERENCE),
            Map.entry("kind", SearchParamType.URI),
            Map.entry("urgency", SearchParamType.TOKEN),
            Map.entry("employment-type", SearchParamType.TOKEN),
            Map.entry("work-pattern", SearchParamType.TOKEN),
            Map.entry("workplace-kind", SearchParamType.TOKEN),
            Map.entry("facility-type", SearchParamType.TOKEN),
            Map.entry("start", SearchParamType.DATE),
            Map.entry("valid", SearchParamType.DATE),
            Map.entry("duty", SearchParamType.TOKEN),
            Map.entry("telesupport", SearchParamType.REFERENCE),
            Map.entry("operator-of-record", SearchParamType.REFERENCE));

    /** Those that R4 does not know, defined under {@code SearchParameter/}. */
    static final Set<String> OURS = Set.of(
            "kind",
            "urgency",
            "employment-type",
            "work-pattern",
            "workplace-kind",
            "facility-type",
            "start",
            "valid",
            "duty",
            "telesupport",
            "operator-of-record");

    private final FhirPorts ports;
    private final FhirParts parts;
    private final Paging paging;

    RoleParameters(FhirPorts ports, FhirParts parts, Paging paging) {
        this.ports = ports;
        this.parts = parts;
        this.paging = paging;
    }

    RoleQuery read(Paging.Page page, Optional<Views.Place> after) {
        Gathered g = new Gathered(page.member());
        page.asked().forEach((name, values) -> values.forEach(value -> g.take(name, value)));
        return new RoleQuery(
                g.kind,
                g.own,
                g.ids,
                g.pseudonyms,
                g.active,
                g.departments,
                g.places,
                g.employment,
                g.patterns,
                g.urgency,
                g.workplaceKinds,
                g.facilityTypes,
                g.duties,
                g.services,
                g.facility,
                g.operator,
                g.start,
                g.valid,
                g.updated,
                g.descending,
                page.most(),
                after);
    }

    private final class Gathered {
        private final MemberId member;
        private Optional<Kind> kind = Optional.empty();
        private Optional<Set<RoleQuery.OwnNumber>> own = Optional.empty();
        private Optional<Set<RecordId>> ids = Optional.empty();
        private Optional<Set<String>> pseudonyms = Optional.empty();
        private Optional<Boolean> active = Optional.empty();
        private final List<RoleQuery.Terms> departments = new ArrayList<>();
        private final List<RoleQuery.Terms> places = new ArrayList<>();
        private final List<Set<String>> employment = new ArrayList<>();
        private final List<Set<String>> patterns = new ArrayList<>();
        private final List<Set<String>> urgency = new ArrayList<>();
        private final List<Set<String>> workplaceKinds = new ArrayList<>();
        private final List<Set<String>> facilityTypes = new ArrayList<>();
        private final List<Set<String>> duties = new ArrayList<>();
        private final List<Set<String>> services = new ArrayList<>();
        private Optional<String> facility = Optional.empty();
        private Optional<Boolean> operator = Optional.empty();
        private final List<RoleQuery.DayBound> start = new ArrayList<>();
        private final List<RoleQuery.DayBound> valid = new ArrayList<>();
        private final List<RoleQuery.DayBound> updated = new ArrayList<>();
        private boolean descending = true;

        Gathered(MemberId member) {
            this.member = member;
        }

        void take(String name, String value) {
            List<String> values = List.of(value.split(",", -1));
            if (values.size() > MOST_VALUES) {
                throw paging.unknown(name);
            }
            switch (name) {
                case "_id" -> ids(values);
                case "identifier" -> identifiers(values);
                case "kind" -> kind = Optional.of(kind(value));
                case "active" -> active = Optional.of(active(value));
                case "specialty" -> departments.add(departments(values, false));
                case "specialty:below" -> departments.add(departments(values, true));
                case "location" -> places.add(places(values, false));
                case "location:below" -> places.add(places(values, true));
                case "employment-type" -> employment.add(codes(values));
                case "work-pattern" -> patterns.add(codes(values));
                case "urgency" -> urgency.add(codes(values));
                case "workplace-kind" -> workplaceKinds.add(codes(values));
                case "facility-type" -> facilityTypes.add(codes(values));
                case "duty" -> duties.add(codes(values));
                case "telesupport" -> services.add(new ServiceValues(ports, member).addressed(values));
                case "telesupport:identifier" -> services.add(new ServiceValues(ports, member).identified(values));
                case "organization", "organization:identifier" -> facility = Optional.of(facility(value));
                case "operator-of-record", "operator-of-record:identifier" ->
                    operator = Optional.of(operators(values) && operator.orElse(true));
                case "start" -> start.add(SearchDates.read(value).orElseThrow(() -> paging.unknown(name)));
                case "valid" -> valid.add(SearchDates.read(value).orElseThrow(() -> paging.unknown(name)));
                case "_lastUpdated" -> updated.add(SearchDates.read(value).orElseThrow(() -> paging.unknown(name)));
                case "_sort" -> descending = sort(value);
                default -> throw paging.unknown(name);
            }
        }

        /** An id is a record's, or a pseudonym: both are asked, each of its own half. */
        private void ids(List<String> values) {
            ids = Optional.of(
                    values.stream().flatMap(v -> Submits.uuid(v).stream()).collect(Collectors.toSet()));
            pseudonyms = Optional.of(
                    values.stream().filter(v -> Submits.uuid(v).isEmpty()).collect(Collectors.toSet()));
            if (!pseudonyms.get().isEmpty() && ids.get().isEmpty()) {
                ids = Optional.empty();
            } else if (pseudonyms.get().isEmpty()) {
                pseudonyms = Optional.empty();
            }
        }

        private void identifiers(List<String> values) {
            Set<RoleQuery.OwnNumber> numbers = new HashSet<>();
            Set<String> shown = new HashSet<>();
            MemberId operator = ports.operator().apply(member);
            for (String token : values) {
                int bar = token.indexOf('|');
                String system = bar < 0 ? "" : token.substring(0, bar);
                String value = token.substring(bar + 1);
                for (Kind of : Kind.values()) {
                    if (bar < 0 || system.equals(Urls.number(of.wire(), operator.value()))) {
                        numbers.add(new RoleQuery.OwnNumber(of, value));
                    }
                }
                if (bar < 0 || system.equals(Urls.PSEUDONYM)) {
                    shown.add(value);
                }
            }
            if (shown.isEmpty() || !numbers.isEmpty()) {
                own = Optional.of(numbers);
            } else {
                pseudonyms = Optional.of(shown);
            }
        }

        private Kind kind(String value) {
            return switch (value) {
                case "https://ishibashi.example/fhir/StructureDefinition/IshibashiVacancy", "vacancy" -> Kind.VACANCY;
                case "https://ishibashi.example/fhir/StructureDefinition/IshibashiSeeker", "seeker" -> Kind.SEEKER;
                default -> throw paging.unknown("kind");
            };
        }

        private boolean active(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw paging.unknown("active");
            };
        }

        private RoleQuery.Terms departments(List<String> values, boolean below) {
            Set<String> names = values.stream()
                    .map(v -> v.substring(v.indexOf('|') + 1))
                    .flatMap(code -> below
                            ? parts.specialties().below(code).stream()
                            : parts.specialties().departments(code).stream())
                    .collect(Collectors.toSet());
            return new RoleQuery.Terms(names, names);
        }

        /** Exactly there, or anywhere below; a view knows prefectures, so only those that are meant as a whole find any. */
        private RoleQuery.Terms places(List<String> values, boolean below) {
            Set<String> exact = new HashSet<>();
            Set<String> prefectures = new HashSet<>();
            for (String value : values) {
                String id = value.substring(value.lastIndexOf('/') + 1);
                Optional<Place> place = parts.places().area(id).map(PlaceCodes.Area::place);
                place.ifPresent(p -> {
                    exact.addAll(below ? under(p) : Set.of(narrowest(p)));
                    if (p.area().isEmpty() && p.municipality().isEmpty()) {
                        prefectures.add(p.prefecture());
                    }
                });
            }
            return new RoleQuery.Terms(exact, prefectures);
        }

        private String narrowest(Place place) {
            return place.municipality().or(place::area).orElse(place.prefecture());
        }

        private Set<String> under(Place place) {
            Set<String> all = new HashSet<>(Set.of(narrowest(place)));
            if (place.municipality().isEmpty() && place.area().isPresent()) {
                all.addAll(parts.places().municipalitiesOf(place.area().get()));
            }
            return all;
        }

        private Set<String> codes(List<String> values) {
            return values.stream().map(v -> v.substring(v.indexOf('|') + 1)).collect(Collectors.toSet());
        }

        private boolean operators(List<String> values) {
            String own = ports.operator().apply(member).value();
            return values.stream().anyMatch(v -> own.equals(v) || v.equals(Urls.MEMBER + "|" + own));
        }

        private String facility(String value) {
            String code = Stream.of(value.split("\\|", -1)).reduce((a, b) -> b).orElse("");
            return ports.facility().apply(code);
        }

        private boolean sort(String value) {
            return switch (value) {
                case "-_lastUpdated" -> true;
                case "_lastUpdated" -> false;
                default -> throw paging.unknown("_sort");
            };
        }
    }
}
