package ishibashi.fhir.gate;

import ishibashi.json.Fault;
import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import ishibashi.json.Utf8;
import ishibashi.refusal.Code;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents in the place of a text (fhir §3.3): JSON, XML, PDF, DICOM, HL7 v2, CDA or an archive, as they are or in base64, twice at most. */
final class HiddenContent {
    private static final int LEVELS = 2;
    private static final int DICOM_PREAMBLE = 128;
    private static final int PDF_WITHIN = 1_024;

    private static final Set<Fault.Rule> NO_JSON = EnumSet.of(Fault.Rule.SYNTAX, Fault.Rule.NUL);

    private static final Pattern HL7 = Pattern.compile("[\\s\\u000b]*(?:MSH|FHS|BHS)\\|");
    private static final Pattern CDA = Pattern.compile("<(?:[A-Za-z]{1,20}:)?ClinicalDocument[\\s>/]");
    private static final Pattern XML = Pattern.compile("\\s*<[A-Za-z?!_][\\s\\S]*>\\s*");
    private static final Pattern FHIR_OR_CDA = Pattern.compile(
            "<\\?xml\\s|xmlns(?::\\w{1,20})?\\s*=\\s*[\"'](?:http://hl7\\.org/fhir|urn:hl7-org:v[0-9])[\"']");
    private static final Pattern ELEMENT = Pattern.compile("<(?:[A-Za-z]{1,20}:)?([A-Z][A-Za-z]{1,63})[\\s>/]");
    private static final Pattern TYPE = Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Za-z]{1,64})\"");

    private HiddenContent() {}

    /** Why the text is refused; empty for a text that is only a text. */
    static Optional<Code> code(String text) {
        return plain(text).or(() -> encoded(text, LEVELS));
    }

    /** As it stands. Narrative and free text may hold tags and braces, so only what is a document beyond doubt. */
    private static Optional<Code> plain(String text) {
        if (text.length() < 4) {
            return Optional.empty();
        }
        boolean fhirJson = text.contains("\"resourceType\"") && isJson(text);
        boolean document = text.indexOf('<') >= 0
                && FHIR_OR_CDA.matcher(text).find()
                && XML.matcher(text).matches();
        return fhirJson
                        || document
                        || text.startsWith("%PDF-")
                        || HL7.matcher(text).lookingAt()
                ? document(text)
                : Optional.empty();
    }

    private static Optional<Code> encoded(String text, int levels) {
        for (byte[] bytes : Base64Text.readings(text)) {
            Optional<Code> found = content(bytes);
            if (found.isEmpty() && levels > 1) {
                found = Utf8.text(bytes).flatMap(inner -> encoded(inner, levels - 1));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Code> content(byte[] bytes) {
        if (startsWith(bytes, DICOM_PREAMBLE, "DICM")) {
            return Optional.of(Code.PATIENT_DATA);
        }
        if (isPdf(bytes) || startsWith(bytes, 0, "PK\u0003\u0004") || startsWith(bytes, 0, "\u001f\u008b\b")) {
            return Optional.of(Code.BINARY_NOT_ALLOWED);
        }
        return text(bytes).filter(HiddenContent::isDocument).flatMap(HiddenContent::document);
    }

    private static boolean isDocument(String text) {
        return HL7.matcher(text).lookingAt() || XML.matcher(text).matches() || isJson(text);
    }

    /** A document of a patient is told as such, any other as a file. */
    private static Optional<Code> document(String text) {
        boolean patient = HL7.matcher(text).lookingAt()
                || CDA.matcher(text).find()
                || names(TYPE.matcher(text))
                || names(ELEMENT.matcher(text));
        return Optional.of(patient ? Code.PATIENT_DATA : Code.BINARY_NOT_ALLOWED);
    }

    private static boolean names(Matcher type) {
        return type.results().anyMatch(found -> ResourceTypes.ofPatients(found.group(1)));
    }

    /** Also if it is loose, as another program might read it. */
    private static boolean isJson(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        return switch (StrictJson.read(text)) {
            case StrictJson.Read.Tree(Json json) -> true;
            case StrictJson.Read.Faulty(Fault fault) -> !NO_JSON.contains(fault.rule());
        };
    }

    private static boolean isPdf(byte[] bytes) {
        for (int at = 0; at < Math.min(bytes.length, PDF_WITHIN); at++) {
            if (bytes[at] == '%' && startsWith(bytes, at, "%PDF-")) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int from, String latin) {
        if (bytes.length < from + latin.length()) {
            return false;
        }
        for (int n = 0; n < latin.length(); n++) {
            if ((bytes[from + n] & 0xff) != latin.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8, or UTF-16 by its mark. */
    private static Optional<String> text(byte[] bytes) {
        if (startsWith(bytes, 0, "\u00fe\u00ff")) {
            return Optional.of(text(bytes, StandardCharsets.UTF_16BE, 2));
        }
        if (startsWith(bytes, 0, "\u00ff\u00fe")) {
            return Optional.of(text(bytes, StandardCharsets.UTF_16LE, 2));
        }
        return startsWith(bytes, 0, "\u00ef\u00bb\u00bf")
                ? Optional.of(text(bytes, StandardCharsets.UTF_8, 3))
                : Utf8.text(bytes);
    }

    private static String text(byte[] bytes, Charset charset, int from) {
        return new String(bytes, from, bytes.length - from, charset);
    }
}
