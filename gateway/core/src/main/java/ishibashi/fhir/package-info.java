/**
 * <em>FHIR.</em> What the parts of the FHIR edge share: names, definitions, terminology, places, the parser (fhir §1, §2, §4).
 *
 * <p>In: definition files and code tables. Out: lookups, JSON bytes. Must not see: the store, keys, channels. Sources: HL7 FHIR R4;
 * JP Core; rulings 38.
 */
@NullMarked
package ishibashi.fhir;

import org.jspecify.annotations.NullMarked;
