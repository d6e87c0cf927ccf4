/**
 * <em>Write 書出し.</em> What a member reads back of its own records, whole, and the shared places (fhir §1.4, §1.5, §3.4).
 *
 * <p>In: records opened for their own member. Out: FHIR resources. Must not see: the store, any channel, another's records. Sources:
 * fhir §1–3; example 20.
 */
@NullMarked
package ishibashi.fhir.write;

import org.jspecify.annotations.NullMarked;
