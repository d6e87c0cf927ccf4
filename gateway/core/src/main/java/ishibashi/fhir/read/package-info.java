/**
 * <em>Read 読取り.</em> A PractitionerRole and what it refers to, as the row that a file would have given (fhir §1; rulings 40).
 *
 * <p>In: parsed resources, lookups of what they refer to. Out: a row with warnings, or refusals. Must not see: the store, any channel,
 * the clock (given). Sources: fhir §1, §2; domain §1–3.
 */
@NullMarked
package ishibashi.fhir.read;

import org.jspecify.annotations.NullMarked;
