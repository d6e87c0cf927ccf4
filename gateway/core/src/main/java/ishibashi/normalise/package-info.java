/**
 * <em>Normalised 正規化.</em> A bank's file in its own form becomes rows in canonical terms; every value keeps its source.
 *
 * <p>In: the bytes as signed, the bank's folder, the business day. Out: chunks of rows, or a refusal of the whole. Must not see:
 * the store, keys, other messages. Sources: domain §1, §2; contract §1, §4; rulings 1, 5.
 */
@NullMarked
package ishibashi.normalise;

import org.jspecify.annotations.NullMarked;
