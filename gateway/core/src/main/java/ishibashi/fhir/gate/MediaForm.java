package ishibashi.fhir.gate;

/** FHIR R4 §3.1.1.1: the two forms that are taken. */
public enum MediaForm {
    JSON,
    XML
}
