package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.message.Kind;
import ishibashi.normalise.field.TextChecks;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What may stand in no text of a resource: a My Number (番号法 19条, 20条), patient data (D9), in a vacancy what a law forbids (domain §3
 * L8, L11), in a seeker a person's health (L13). The checks are those of a file's cells; a part alone is refused, not its neighbours.
 */
public final class TextScan {
    private static final int MOST = 20;
    /** An id of ours, alone or in a reference: one in some thousand has twelve digits that check. */
    private static final Pattern AN_ID =
            Pattern.compile("(?<![0-9A-Fa-f-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f-])");

    private static final int LENGTH_OF_ID = 36;
    /** What holds for everybody. */
    private static final Set<Code> NEUTRAL =
            EnumSet.of(Code.LAW_INDIVIDUAL_NUMBER, Code.PATIENT_DATA, Code.UNREADABLE_CHARACTER);

    private final Optional<Kind> kind;
    private final UUID incident;
    private final List<Refusal> found = new ArrayList<>(0);

    private TextScan(Optional<Kind> kind, UUID incident) {
        this.kind = kind;
        this.incident = incident;
    }

    /** One refusal a text, twenty at most; empty for most. */
    public static List<Refusal> of(Scanned.Part part, UUID incident) {
        TextScan scan = new TextScan(kind(part.resource()), incident);
        scan.walk("", part.resource(), part.place());
        return List.copyOf(scan.found);
    }

    /** fhir §1: the shape tells the kind. */
    private static Optional<Kind> kind(Json.Obj resource) {
        if (!resource.text("resourceType").orElse("").equals("PractitionerRole")) {
            return Optional.empty();
        }
        return Optional.of(resource.member("practitioner").isPresent() ? Kind.SEEKER : Kind.VACANCY);
    }

    private void walk(String name, Json json, Place at) {
        if (found.size() >= MOST) {
            return;
        }
        switch (json) {
            case Json.Obj(var members) -> {
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    walk(member.getKey(), member.getValue(), at.member(member.getKey()));
                }
            }
            case Json.Arr(List<Json> items) -> {
                for (int n = 0; n < items.size(); n++) {
                    walk(name, items.get(n), at.item(n));
                }
            }
            case Json.Text(String text) -> check(name, text, at);
            case Json.Num(String digits) -> check(name, digits, at);
            case Json.Literal literal -> {}
        }
    }

    private void check(String name, String text, Place at) {
        String words = text.length() < LENGTH_OF_ID ? text : AN_ID.matcher(text).replaceAll("~");
        offence(name, words).ifPresent(code -> found.add(GateFault.at(code, at, incident)));
    }

    /** The word of a code is the code table's, not the sender's. */
    private Optional<Code> offence(String name, String text) {
        return kind.isPresent() && !name.equals("display")
                ? TextChecks.offence(text, kind.get())
                : TextChecks.offence(text, Kind.VACANCY).filter(NEUTRAL::contains);
    }
}
