package ishibashi.fhir.profile;

import ishibashi.fhir.Terminology;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** HL7 FHIR R4 §4.1.5: codes against required value sets, and codings of systems that we hold whole. */
final class CodeChecks {
    private static final String HL7 = "http://terminology.hl7.org/";

    private final Terminology terminology;

    CodeChecks(Terminology terminology) {
        this.terminology = terminology;
    }

    /** A required binding: one coding must be of the set. */
    void bound(Base value, String valueSet, String path, List<Finding> findings) {
        boolean known =
                switch (value) {
                    case CodeableConcept concept ->
                        concept.getCoding().stream().anyMatch(coding -> has(valueSet, coding));
                    case Coding coding -> has(valueSet, coding);
                    default -> value.isPrimitive() && terminology.has(valueSet, String.valueOf(value.primitiveValue()));
                };
        if (!known) {
            findings.add(Finding.unknownCode(path, terminology.codes(valueSet)));
        }
    }

    private boolean has(String valueSet, Coding coding) {
        return coding.hasSystem()
                && coding.hasCode()
                && terminology.has(valueSet, coding.getSystem(), coding.getCode());
    }

    /** Any coding, bound or not: where we hold its whole system, the code must be one of it. */
    void coding(Coding coding, String path, List<Finding> findings) {
        if (coding.hasSystem()
                && coding.hasCode()
                && terminology.knows(coding.getSystem())
                && terminology.concept(coding.getSystem(), coding.getCode()).isEmpty()) {
            findings.add(Finding.unknownCode(
                    path,
                    terminology.concepts(coding.getSystem()).stream()
                            .map(Terminology.Concept::code)
                            .toList()));
        }
    }

    /** In a concept a system alone says nothing. */
    void concept(CodeableConcept concept, String path, List<Finding> findings) {
        for (Coding coding : concept.getCoding()) {
            if (coding.hasSystem()
                    && !coding.hasCode()
                    && (terminology.knows(coding.getSystem())
                            || coding.getSystem().startsWith(HL7))) {
                findings.add(Finding.missing(path + ".coding.code"));
            }
        }
    }
}
