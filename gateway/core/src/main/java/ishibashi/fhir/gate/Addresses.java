package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.refusal.Code;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FHIR R4 §2.3 (references) and the addresses beside them: where they lead, told from their text alone; nothing is ever fetched. */
final class Addresses {
    private static final int LONGEST = 2_048;
    private static final String ID = "[A-Za-z0-9.-]{1,64}";
    private static final Pattern TYPED =
            Pattern.compile("([A-Z][A-Za-z]{1,63})(?:/" + ID + "(?:/_history/" + ID + ")?|\\?\\S+)");
    private static final Pattern REQUEST = Pattern.compile("([A-Z][A-Za-z]{1,63})(?:/" + ID + ")?(?:\\?\\S+)?");
    private static final Pattern URN = Pattern.compile(
            "urn:(?:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|oid:[0-2](?:\\.[0-9]{1,39}){1,63})");
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\\\\\).*", Pattern.DOTALL);
    /** Type and id at the end of a path, whoever's server it is. */
    private static final Pattern LAST =
            Pattern.compile("(?:^|/)([A-Z][A-Za-z]{1,63})(?:/" + ID + "(?:/_history/" + ID + ")?|\\?\\S*)$");
    /** 患者番号 (…20.3.51), 保険者・被保険者 (…20.3.6x) and 公費 (…20.3.7x) of JP Core. */
    private static final Pattern PATIENT_NUMBERS =
            Pattern.compile("(?<![0-9.])1\\.2\\.392\\.100495\\.20\\.3\\.(?:51|[67][0-9])(?![0-9])");

    private static final String DEFINITION = "http://hl7.org/fhir/StructureDefinition/";
    private static final Set<String> OF_REFERENCE =
            Set.of("reference", "type", "identifier", "display", "extension", "id", "_reference", "_type", "_display");

    private final Set<String> bases;

    Addresses(Set<String> bases) {
        this.bases = Set.copyOf(bases);
    }

    /** Any text: some members are addresses, and a number of a patient is one anywhere. */
    Optional<Offence> of(String name, String text, Place at) {
        if (text.contains("1.2.392.100495.20.3.")
                && PATIENT_NUMBERS.matcher(text).find()) {
            return Offence.at(Code.PATIENT_DATA, at);
        }
        return switch (name) {
            case "reference" -> reference(text, at);
            case "fullUrl" -> fullUrl(text, at);
            case "type" ->
                ResourceTypes.ofPatients(typeName(text)) ? Offence.at(Code.PATIENT_DATA, at) : Optional.empty();
            case "uri", "valueUri", "valueUrl", "valueCanonical", "criteria", "ifNoneExist", "valueString" ->
                leadsToPatient(text) ? Offence.at(Code.PATIENT_DATA, at) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The type of a logical reference: it too can name what no door knows. */
    Optional<Offence> target(Json.Obj object, Place at) {
        boolean reference =
                object.members().containsKey("reference") || object.members().containsKey("identifier");
        return object.text("type")
                .filter(type ->
                        reference && OF_REFERENCE.containsAll(object.members().keySet()))
                .map(Addresses::typeName)
                .flatMap(type -> typed(type, at.member("type")));
    }

    /** {@code Bundle.entry.request.url}: a type, with an id or a condition. */
    Optional<Offence> request(String url, Place at) {
        Matcher m = REQUEST.matcher(url);
        return bounded(url, at)
                .or(() -> of("", url, at))
                .or(() -> m.matches() ? typed(m.group(1), at) : elsewhere(url, at));
    }

    private Optional<Offence> reference(String text, Place at) {
        if (text.startsWith("#")) {
            return Offence.at(Code.CONTAINED_NOT_ALLOWED, at);
        }
        if (URN.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher m = TYPED.matcher(withoutBase(text));
        return bounded(text, at).or(() -> m.matches() ? typed(m.group(1), at) : elsewhere(text, at));
    }

    private Optional<Offence> fullUrl(String text, Place at) {
        return URN.matcher(text).matches()
                ? Optional.empty()
                : ABSOLUTE.matcher(text).matches() ? reference(text, at) : Offence.at(Code.REFERENCE_BROKEN, at);
    }

    private static Optional<Offence> typed(String type, Place at) {
        if (ResourceTypes.ofPatients(type)) {
            return Offence.at(Code.PATIENT_DATA, at);
        }
        return ResourceTypes.referable(type) ? Optional.empty() : Offence.at(Code.RESOURCE_TYPE_NOT_ALLOWED, at);
    }

    private static Optional<Offence> elsewhere(String text, Place at) {
        if (leadsToPatient(text)) {
            return Offence.at(Code.PATIENT_DATA, at);
        }
        return Offence.at(ABSOLUTE.matcher(text).matches() ? Code.REFERENCE_NOT_ALLOWED : Code.REFERENCE_BROKEN, at);
    }

    private static boolean leadsToPatient(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        Matcher m = LAST.matcher(text);
        return m.find() && ResourceTypes.ofPatients(m.group(1));
    }

    private static Optional<Offence> bounded(String text, Place at) {
        return text.length() > LONGEST ? Offence.limit(Code.TOO_LARGE, at, LONGEST) : Optional.empty();
    }

    private String withoutBase(String text) {
        return bases.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(base -> text.substring(base.length()))
                .orElse(text);
    }

    private static String typeName(String type) {
        return type.startsWith(DEFINITION) ? type.substring(DEFINITION.length()) : type;
    }
}
