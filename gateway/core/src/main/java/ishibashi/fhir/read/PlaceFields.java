package ishibashi.fhir.read;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Finding;
import ishibashi.message.Terms.Place;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;

/** Locations (fhir §1.5): a workplace, or wished and excluded regions in their order. */
final class PlaceFields {
    private static final String FORMS = "Location/jis-NNNNNN, Location/sma-NNNN";
    private static final String LOCATION = "Location/";

    private final PlaceCodes places;

    PlaceFields(PlaceCodes places) {
        this.places = places;
    }

    record Regions(List<String> wished, List<String> excluded) {}

    Optional<Place> place(Reference location, Notes notes) {
        return area(location, "PractitionerRole.location[0]", notes).map(PlaceCodes.Area::place);
    }

    Regions regions(List<Reference> locations, Notes notes) {
        record Ranked(int rank, boolean avoided, List<String> codes) {}
        List<Ranked> all = new ArrayList<>();
        for (int n = 0; n < locations.size(); n++) {
            int position = n + 1;
            Reference location = locations.get(n);
            if (everywhere(location)) {
                all.add(new Ranked(rank(location, position), avoided(location), List.of("*")));
                continue;
            }
            area(location, "PractitionerRole.location[" + n + "]", notes)
                    .ifPresent(area -> all.add(new Ranked(rank(location, position), avoided(location), codes(area))));
        }
        List<Ranked> sorted =
                all.stream().sorted(Comparator.comparingInt(Ranked::rank)).toList();
        return new Regions(
                distinct(sorted.stream().filter(r -> !r.avoided()).flatMap(r -> r.codes().stream())),
                distinct(sorted.stream().filter(Ranked::avoided).flatMap(r -> r.codes().stream())));
    }

    private static boolean everywhere(Reference location) {
        return Urls.MUNICIPALITY.equals(location.getIdentifier().getSystem())
                && PlaceCodes.EVERYWHERE.equals(location.getIdentifier().getValue());
    }

    private static List<String> distinct(Stream<String> codes) {
        return codes.distinct().toList();
    }

    static int rank(org.hl7.fhir.r4.model.Element element, int otherwise) {
        return preference(element)
                .flatMap(p -> Ext.part(p, "rank", PositiveIntType.class))
                .map(PositiveIntType::getValue)
                .orElse(otherwise);
    }

    static boolean avoided(org.hl7.fhir.r4.model.Element element) {
        return preference(element)
                .flatMap(p -> Ext.code(p, "strength"))
                .filter("avoid"::equals)
                .isPresent();
    }

    private static Optional<Extension> preference(org.hl7.fhir.r4.model.Element element) {
        return Ext.first(element, "preference");
    }

    /** As the canonical records have them: a municipality, a prefecture, or the municipalities of an area. */
    private List<String> codes(PlaceCodes.Area area) {
        Place place = area.place();
        if (place.municipality().isPresent()) {
            return List.of(place.municipality().get());
        }
        return place.area().map(places::municipalitiesOf).orElse(List.of(place.prefecture()));
    }

    private Optional<PlaceCodes.Area> area(Reference location, String path, Notes notes) {
        Optional<PlaceCodes.Area> area = id(location).flatMap(places::area);
        if (area.isEmpty()) {
            Code code = id(location).isPresent() ? Code.UNKNOWN_PLACE : Code.REFERENCE_BROKEN;
            notes.refuse(new Finding(code, path, List.of(path, FORMS)));
        }
        return area;
    }

    private static Optional<String> id(Reference location) {
        if (location.hasReference()) {
            String reference = location.getReference();
            String relative = reference.startsWith(Urls.BASE) ? reference.substring(Urls.BASE.length()) : reference;
            return relative.startsWith(LOCATION)
                    ? Optional.of(relative.substring(LOCATION.length()))
                    : Optional.empty();
        }
        String code = String.valueOf(location.getIdentifier().getValue());
        return switch (String.valueOf(location.getIdentifier().getSystem())) {
            case Urls.MUNICIPALITY -> Optional.of("jis-" + code);
            case Urls.MEDICAL_AREA -> Optional.of("sma-" + code);
            default -> Optional.empty();
        };
    }
}
