/**
 * <em>Web.</em> HTTP on both ports: the file door and the outbox for members, API and status page for operators.
 *
 * <p>In: requests. Out: answers of contract §4–6. Must not see: store, keys (it asks the gateway's parts). Sources: contract §2, §4,
 * §5, §6; rulings 18, 21, 24, 31, 36.
 */
@NullMarked
package ishibashi.app.web;

import org.jspecify.annotations.NullMarked;
