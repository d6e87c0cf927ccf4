/**
 * <em>Signed 署名.</em> What was matched, in each recipient's words, signed.
 *
 * <p>In: record ids with ranks and points. Out: signed Bundles for the outbox. Must not see: identity beyond a recipient's own
 * numbers. Sources: contract §5; design D4, D5; rulings 6, 20, 22, 27.
 */
@NullMarked
package ishibashi.sign;

import org.jspecify.annotations.NullMarked;
