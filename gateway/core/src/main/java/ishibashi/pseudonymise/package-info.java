/**
 * <em>Pseudonymise 仮名化.</em> In: {@code Linked}. Out: {@code Pseudonymised}; identity, numbers and raw cells are sealed.
 *
 * <p>Must not see: the network, the clock (given), any channel. Sources: design D5, D7. After this point no record holds a
 * name.
 */
@NullMarked
package ishibashi.pseudonymise;

import org.jspecify.annotations.NullMarked;
