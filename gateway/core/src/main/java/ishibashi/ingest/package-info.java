/**
 * <em>Ingest 受領.</em> In: an {@code Arrival} of any door. Out: {@code Received}, or a refusal.
 *
 * <p>Checks only the envelope: size, member, signature, replay (security §3.0; rulings 1). Must not see: what the content
 * says, the store (it speaks to the port {@code Journal}), any channel. Sources: contract §4, §6; security §3.
 */
@NullMarked
package ishibashi.ingest;

import org.jspecify.annotations.NullMarked;
