package ishibashi.fhir.write;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.Urls;
import ishibashi.message.Japan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Small pieces of our profiles: coded extensions, yen, the longest term, logical references (fhir §1). */
public final class Parts {
    /** 労働基準法 14条①: a fixed term of a physician's employment may last five years at most. */
    private static final int LONGEST_TERM = 5;

    private final Terminology terminology;

    public Parts(Terminology terminology) {
        this.terminology = terminology;
    }

    /** A code of ours with its display. */
    public CodeableConcept code(String system, String code) {
        return new CodeableConcept(coding(Urls.codeSystem(system), code));
    }

    public Coding coding(String system, String code) {
        return new Coding(
                system,
                code,
                terminology
                        .concept(system, code)
                        .map(Terminology.Concept::display)
                        .orElse(null));
    }

    /** The extension and its code system have one name. */
    public Extension coded(String name, String code) {
        return of(name, code(name, code));
    }

    public static Extension of(String name, Type value) {
        return new Extension(Urls.profile(name), value);
    }

    public static Extension of(String name) {
        return new Extension(Urls.profile(name));
    }

    /** In Japan's time, to the millisecond. */
    public static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(Japan.ZONE));
    }

    public static Quantity yen(long amount) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(amount))
                .setUnit("円")
                .setSystem(Urls.CURRENCY)
                .setCode("JPY");
    }

    public static Quantity counted(long number, String unit) {
        return new Quantity().setValue(BigDecimal.valueOf(number)).setUnit(unit);
    }

    /** Where a term has an end that nobody has told: no longer than the law allows. */
    public static Extension termWithin() {
        Duration within = new Duration();
        within.setValue(LONGEST_TERM)
                .setComparator(Quantity.QuantityComparator.LESS_OR_EQUAL)
                .setUnit("年")
                .setSystem(Urls.UNITS)
                .setCode("a");
        Extension term = of("term");
        term.addExtension("length", within);
        return term;
    }

    public static Reference logical(String type, String system, String value) {
        Reference reference = new Reference().setType(type);
        reference.getIdentifier().setSystem(system).setValue(value);
        return reference;
    }

    /** 全国: no place stands for it, so that it is only named. */
    public static Reference everywhere() {
        return logical("Location", Urls.MUNICIPALITY, PlaceCodes.EVERYWHERE).setDisplay("全国");
    }

    public static Reference member(String id) {
        return logical("Organization", Urls.MEMBER, id);
    }

    public CodeableConcept physician() {
        return new CodeableConcept(new Coding(Urls.ROLE, "JPR10000", null));
    }
}
