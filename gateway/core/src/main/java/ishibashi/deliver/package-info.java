/**
 * <em>Deliver 配達.</em> In: {@code Signed} results in the outbox. Out: {@code Delivered}, once acknowledged.
 *
 * <p>The outbox row is the only copy of a result; a way out shows it and counts the acknowledgement. Must not see: Camel.
 * Sources: design §2, contract §5, rulings 6, 28.
 */
@NullMarked
package ishibashi.deliver;

import org.jspecify.annotations.NullMarked;
