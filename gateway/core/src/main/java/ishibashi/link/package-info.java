/**
 * <em>Link 名寄せ.</em> In: {@code Normalised}. Out: {@code Linked}: each row tied to its record and its facility.
 *
 * <p>Must not see: any channel, the clock. Sources: design §2; rulings 3, 4 of the exchange; domain §2 (11, 12).
 */
@NullMarked
package ishibashi.link;

import org.jspecify.annotations.NullMarked;
