/**
 * <em>Broker 仲介者.</em> The members' addresses {@code in.X} and {@code out.X}: embedded in this process, or an Artemis outside.
 *
 * <p>In: settings. Out: sessions. Must not see: what a message says. Sources: security A7, A12, cases 61–67; rulings 15, 16, 25,
 * 26, 29.
 */
@NullMarked
package ishibashi.routes.broker;

import org.jspecify.annotations.NullMarked;
