/**
 * <em>Profiles プロファイル.</em> Whether a resource keeps our profiles, by the tables that the validator is given too (fhir §1, §4).
 *
 * <p>In: a parsed resource. Out: findings with code and path. Must not see: the store, any channel, raw values in its findings.
 * Sources: HL7 FHIR R4 §5.1 (StructureDefinition), FHIRPath.
 */
@NullMarked
package ishibashi.fhir.profile;

import org.jspecify.annotations.NullMarked;
