/**
 * <em>Message 電文.</em> The stage records of the journey and the words they are made of.
 *
 * <p>In: nothing. Out: immutable values. Must not see: any other package but {@code refusal}, any channel, the clock.
 * Sources: design §2. After {@link ishibashi.message.Pseudonymised} no record holds a name.
 */
@NullMarked
package ishibashi.message;

import org.jspecify.annotations.NullMarked;
