package ishibashi.app.web.fhir;

import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.gate.Scanned;
import ishibashi.fhir.gate.TextScan;
import ishibashi.fhir.gate.XmlBlank;
import ishibashi.fhir.read.Legible;
import ishibashi.json.Json;
import ishibashi.json.JsonText;
import ishibashi.json.Place;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a request's entries before a parser does: what no parser reads, and what no text may say. In a batch an entry that cannot be
 * read harms no other, nor do its words, nor what it asks for; in a message neither does a role that cannot be read. Anywhere else it is
 * the whole's.
 */
final class EntryLook {
    private static final String BATCH = "batch";

    private final FhirPorts ports;
    private final Legible json = new Legible(MediaForm.JSON);
    private final Legible xml = new Legible(MediaForm.XML);

    EntryLook(FhirPorts ports) {
        this.ports = ports;
    }

    /**
     * What was found.
     *
     * @param offences by the index of the Bundle's entry in which they stand
     * @param illegible as JSON, the resources of the entries that no parser reads
     * @param read what a parser may read: the body, with nothing but the resource's type left of such an entry
     */
    record Looked(Map<Integer, List<Refusal>> offences, Map<Integer, String> illegible, Bytes read) {
        Looked {
            offences = Map.copyOf(offences);
            illegible = Map.copyOf(illegible);
        }
    }

    /** A body in which no resource stands. */
    static Looked unlooked(Bytes body) {
        return new Looked(Map.of(), Map.of(), body);
    }

    Outcome<Looked> look(Scanned scanned, Bytes body) {
        String type = scanned.bundleType();
        Map<Integer, List<Refusal>> offences = new HashMap<>();
        Map<Integer, String> illegible = new HashMap<>();
        for (Scanned.Frame frame : scanned.frames()) {
            Optional<Refusal> unread =
                    legible(scanned).frame(frame.around(), frame.place()).map(this::refusal);
            if (unread.isPresent() && !type.equals(BATCH)) {
                return new Outcome.Refused<>(unread.get());
            }
            unread.ifPresent(refusal -> offences.put(frame.entry(), List.of(refusal)));
        }
        Set<Integer> bare = Set.copyOf(offences.keySet());
        for (Scanned.Part part : scanned.parts()) {
            List<Refusal> said = TextScan.of(part, ports.ids().get());
            if (!said.isEmpty() && !isSaidAlone(part.resource(), type, said)) {
                return new Outcome.Refused<>(said.getFirst());
            }
            Optional<Refusal> unread =
                    legible(scanned).offence(part.resource(), part.place()).map(this::refusal);
            if (unread.isPresent() && !isReadAlone(part.resource(), type)) {
                return new Outcome.Refused<>(unread.get());
            }
            unread.ifPresent(refusal -> offences.put(part.entry(), List.of(refusal)));
            if (unread.isPresent() || bare.contains(part.entry())) {
                illegible.put(part.entry(), JsonText.of(part.resource()));
            }
            if (!said.isEmpty()) {
                offences.put(part.entry(), said);
            }
        }
        for (Scanned.Part envelope : scanned.envelope()) {
            List<Refusal> found = TextScan.of(envelope, ports.ids().get());
            if (!found.isEmpty()) {
                return new Outcome.Refused<>(found.getFirst());
            }
        }
        return new Outcome.Passed<>(new Looked(offences, illegible, read(scanned, illegible.keySet(), bare, body)));
    }

    /** Rulings 15: bytes that must not stay are let go with a row of theirs, and only a role is one. */
    private static boolean isSaidAlone(Json.Obj resource, String type, List<Refusal> said) {
        return type.equals(BATCH)
                && (isRole(resource)
                        || said.stream()
                                .map(Refusal::code)
                                .noneMatch(c -> c == Code.LAW_INDIVIDUAL_NUMBER || c == Code.PATIENT_DATA));
    }

    private static boolean isReadAlone(Json.Obj resource, String type) {
        return type.equals(BATCH) || (type.equals("message") && isRole(resource));
    }

    private static boolean isRole(Json.Obj resource) {
        return resource.text("resourceType").filter("PractitionerRole"::equals).isPresent();
    }

    private static Bytes read(Scanned scanned, Set<Integer> blanked, Set<Integer> bare, Bytes body) {
        if (blanked.isEmpty() && bare.isEmpty()) {
            return body;
        }
        return switch (scanned.form()) {
            case JSON -> Bytes.owning(JsonText.of(scanned.blank(blanked, bare)).getBytes(StandardCharsets.UTF_8));
            case XML -> XmlBlank.of(body, blanked, bare);
        };
    }

    private Legible legible(Scanned scanned) {
        return switch (scanned.form()) {
            case JSON -> json;
            case XML -> xml;
        };
    }

    private Refusal refusal(Place place) {
        return ports.refusal(Stage.RECEIVED, Code.UNKNOWN_ELEMENT, Where.path(place.toString()), place.toString());
    }
}
