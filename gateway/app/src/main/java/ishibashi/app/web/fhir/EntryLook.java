package ishibashi.app.web.fhir;

import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.gate.Scanned;
import ishibashi.fhir.gate.TextScan;
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

/**
 * Looks at a request's entries before a parser does: what no parser reads, and what no text may say. In a batch and in a message a role
 * that cannot be read harms no other entry; in a batch, nor do its words. Anywhere else it is the whole's.
 */
final class EntryLook {
    private final FhirPorts ports;
    private final Legible legible = new Legible();

    EntryLook(FhirPorts ports) {
        this.ports = ports;
    }

    /**
     * What was found.
     *
     * @param offences by the index of the Bundle's entry in which they stand
     * @param illegible the entries' resources that no parser reads, as JSON
     * @param read what a parser may read: the body, with nothing but its type in the place of what is illegible
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
        String type = scanned.tree().text("type").orElse("");
        boolean batch = type.equals("batch");
        Map<Integer, List<Refusal>> offences = new HashMap<>();
        Map<Integer, String> illegible = new HashMap<>();
        for (Scanned.Part part : scanned.parts()) {
            List<Refusal> found = TextScan.of(part, ports.ids().get());
            if (!found.isEmpty() && !batch) {
                return new Outcome.Refused<>(found.getFirst());
            }
            if (!found.isEmpty()) {
                offences.put(part.entry(), found);
                continue;
            }
            Optional<Refusal> unread = unread(scanned.form(), part);
            if (unread.isPresent()) {
                if (!isAlone(part.resource(), batch || type.equals("message"))) {
                    return new Outcome.Refused<>(unread.get());
                }
                offences.put(part.entry(), List.of(unread.get()));
                illegible.put(part.entry(), JsonText.of(part.resource()));
            }
        }
        for (Scanned.Part envelope : scanned.envelope()) {
            List<Refusal> found = TextScan.of(envelope, ports.ids().get());
            if (!found.isEmpty()) {
                return new Outcome.Refused<>(found.getFirst());
            }
        }
        return new Outcome.Passed<>(new Looked(offences, illegible, read(scanned, illegible, body)));
    }

    private static boolean isAlone(Json.Obj resource, boolean each) {
        return each
                && resource.text("resourceType")
                        .filter("PractitionerRole"::equals)
                        .isPresent();
    }

    private static Bytes read(Scanned scanned, Map<Integer, String> illegible, Bytes body) {
        return illegible.isEmpty()
                ? body
                : Bytes.owning(JsonText.of(scanned.blank(illegible.keySet())).getBytes(StandardCharsets.UTF_8));
    }

    /** A tree of XML has no types yet: there the parser speaks for the whole. */
    private Optional<Refusal> unread(MediaForm form, Scanned.Part part) {
        return form == MediaForm.JSON
                ? legible.offence(part.resource(), part.place()).map(this::refusal)
                : Optional.empty();
    }

    private Refusal refusal(Place place) {
        return ports.refusal(Stage.RECEIVED, Code.UNKNOWN_ELEMENT, Where.path(place.toString()), place.toString());
    }
}
