/**
 * <em>Validate 検査.</em> HAPI's instance validator over our definitions, to which our own checks are held; never before a receipt
 * (fhir §4).
 *
 * <p>In: a parsed resource. Out: code and path of each issue, no message. Must not see: the store, the network. Sources: HL7 FHIR R4
 * §6.1; HAPI.
 */
@NullMarked
package ishibashi.fhir.validate;

import org.jspecify.annotations.NullMarked;
