/**
 * A client of the gateway written from the contract alone: HTTP and the {@code openssl} command, nothing of the program under
 * test. What it expects therefore comes from outside.
 */
@NullMarked
package ishibashi.app.outside;

import org.jspecify.annotations.NullMarked;
