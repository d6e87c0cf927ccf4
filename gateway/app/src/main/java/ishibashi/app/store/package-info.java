/**
 * <em>Store 保管.</em> PostgreSQL behind the ports of the stages: what was decided and what is sent commit together.
 *
 * <p>In: stage records. Out: the same, durable. Must not see: channels, keys (it holds what is sealed). Sources: design D1, D2,
 * §2; rulings 1–17; contract §6.
 */
@NullMarked
package ishibashi.app.store;

import org.jspecify.annotations.NullMarked;
