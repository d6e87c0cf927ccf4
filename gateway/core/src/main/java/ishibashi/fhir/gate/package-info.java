/**
 * <em>Gate 関門.</em> What stands before every FHIR parser: strict bytes, then what may be in the tree at all.
 *
 * <p>In: the bytes of a request. Out: {@code Gated}, then {@code Scanned}, or a refusal of the whole. Must not see: HAPI, which reads
 * leniently what is refused here; any store, any channel. Sources: fhir §3, §3.3, §4; security §3.5, cases 39, 41–46.
 */
@NullMarked
package ishibashi.fhir.gate;

import org.jspecify.annotations.NullMarked;
