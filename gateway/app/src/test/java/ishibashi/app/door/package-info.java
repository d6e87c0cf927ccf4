/** The doors from outside: what a member's own program gets for good and for bad input (contract §4, §6). */
@NullMarked
package ishibashi.app.door;

import org.jspecify.annotations.NullMarked;
