/**
 * <em>Doors 受付口.</em> Each a route that makes an {@code Arrival} and ends in the one intake.
 *
 * <p>In: what a channel brings, nothing interpreted. Out: the answer in the channel's form. Must not see: store, keys,
 * signatures. Sources: contract §4; security A5, A6, cases 61–63, 78–81.
 */
@NullMarked
package ishibashi.routes.door;

import org.jspecify.annotations.NullMarked;
