package ishibashi.fhir.profile;

import ishibashi.message.Kind;
import ishibashi.normalise.field.TextChecks;
import ishibashi.refusal.Code;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Goes once over every element: extensions, codings, periods, ranges, lengths, what no text may say (fhir §1.6, §3; domain §3). */
final class Walk {
    private static final int EXTENSIONS = 200;
    private static final int TEXT = 4_000;
    private static final int URL = 2_048;

    private final ExtensionChecks extensions;
    private final CodeChecks codes;
    private final BaseMinimums minimums;
    private final Kind kind;
    private final List<Finding> findings;

    Walk(ExtensionChecks extensions, CodeChecks codes, BaseMinimums minimums, Kind kind, List<Finding> findings) {
        this.extensions = extensions;
        this.codes = codes;
        this.minimums = minimums;
        this.kind = kind;
        this.findings = findings;
    }

    void over(Resource resource) {
        element(resource, resource.fhirType(), resource.fhirType());
    }

    /** @param definition its path without indices */
    private void element(Base element, String definition, String path) {
        value(element, path);
        minimums.missing(element).forEach(name -> findings.add(Finding.missing(path + "." + name)));
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            if (values.isEmpty()) {
                continue;
            }
            String name = property.getName().replace("[x]", "");
            if (name.equals("extension") && values.size() > EXTENSIONS) {
                findings.add(new Finding(Code.TOO_MANY, path + ".extension", List.of(Integer.toString(EXTENSIONS))));
                continue;
            }
            for (int n = 0; n < values.size(); n++) {
                child(element, values.get(n), definition, name, path + "." + name + index(property, n));
            }
        }
    }

    private static String index(Property property, int n) {
        return property.getMaxCardinality() == 1 ? "" : "[" + n + "]";
    }

    private void child(Base holder, Base value, String definition, String name, String path) {
        boolean extension = value instanceof Extension;
        if (value instanceof Extension e && !(holder instanceof Extension)) {
            extensions.one(e, definition, holder.fhirType(), path, findings);
        }
        element(value, extension ? "Extension" : definition + "." + name, path);
    }

    private void value(Base element, String path) {
        switch (element) {
            case CodeableConcept concept -> codes.concept(concept, path, findings);
            case Coding coding -> codes.coding(coding, path, findings);
            case Period period -> period(period, path);
            case Range range -> range(range, path);
            case CodeType code -> {}
            case StringType text -> text(String.valueOf(text.getValue()), path);
            case BaseDateTimeType date -> day(date, path);
            case UriType uri -> longer(String.valueOf(uri.getValue()), URL, path);
            default -> {}
        }
    }

    private void day(BaseDateTimeType date, String path) {
        if (!DateText.isWritten(date)) {
            findings.add(new Finding(Code.BAD_DATE, path, List.of(path)));
        }
    }

    /** per-1 */
    private void period(Period period, String path) {
        if (period.hasStart()
                && period.hasEnd()
                && period.getEnd().toInstant().isBefore(period.getStart().toInstant())) {
            findings.add(new Finding(Code.END_BEFORE_START, path, List.of(path)));
        }
    }

    /** rng-2 */
    private void range(Range range, String path) {
        if (range.getLow().hasValue()
                && range.getHigh().hasValue()
                && range.getLow().getValue().compareTo(range.getHigh().getValue()) > 0) {
            findings.add(new Finding(Code.CONTRADICTION, path, List.of(path)));
        }
    }

    private void text(String text, String path) {
        longer(text, TEXT, path);
        TextChecks.offence(text, kind).ifPresent(code -> findings.add(new Finding(code, path, List.of(path))));
    }

    private void longer(String text, int most, String path) {
        if (text.codePointCount(0, text.length()) > most) {
            findings.add(new Finding(Code.TOO_MANY, path, List.of(Integer.toString(most))));
        }
    }
}
