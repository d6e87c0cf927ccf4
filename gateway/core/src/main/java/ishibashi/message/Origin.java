package ishibashi.message;

/**
 * By what kind of its bank's files something came; what a FHIR or SOAP message brings has none.
 *
 * @param shape its name in {@code fields.yaml}
 */
public record Origin(String shape) {}
