package ishibashi.message;

/**
 * By what kind of its bank's files something came; what a FHIR or SOAP message brings has none.
 *
 * @param shape its name in {@code fields.yaml}
 * @param whole the file is all that stands of that shape, and each of its numbers is legible: what is missing is withdrawn
 */
public record Origin(String shape, boolean whole) {}
