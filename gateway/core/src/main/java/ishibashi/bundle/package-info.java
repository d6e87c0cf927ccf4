/**
 * <em>Bundles 通信文.</em> The FHIR message Bundles that leave (fhir §1; examples 12, 15, 21, 22).
 *
 * <p>In: results in our own terms. Out: JSON bytes. Must not see: the store, keys, channels. Sources: design D3; rulings 20, 22, 38;
 * HL7 FHIR R4 §2.4.
 */
@NullMarked
package ishibashi.bundle;

import org.jspecify.annotations.NullMarked;
