/**
 * <em>FHIR R4 (fhir §3).</em> The servlet of the FHIR door: gate, signature, scan, then HAPI's server with one provider for each type.
 *
 * <p>In: requests of enrolled members. Out: submissions, and resources that their own member may see. Must not see: the store's tables,
 * keys. HAPI objects stay here and in {@code ishibashi.fhir}. Sources: fhir §3, §4; contract §4; security §3.5; rulings 1, 7, 11, 24.
 */
@NullMarked
package ishibashi.app.web.fhir;

import org.jspecify.annotations.NullMarked;
