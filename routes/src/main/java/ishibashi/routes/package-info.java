/**
 * <em>Routes 経路.</em> The journey as operators see, stop, start and count it.
 *
 * <p>In: an {@code Arrival} of any door; tasks of the work queue; results in the outbox. Out: an {@code Answer}; results on
 * their ways out. Must not see: what a message says, the store (it speaks to ports). The only module that knows Camel and
 * Artemis; no truth lives in a header, a redelivery or an idempotent repository. Sources: design §2, §3; security A4–A7.
 */
@NullMarked
package ishibashi.routes;

import org.jspecify.annotations.NullMarked;
