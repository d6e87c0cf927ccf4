/** Ports in memory, written from their contracts, for tests of the routes. */
@NullMarked
package ishibashi.routes.known;

import org.jspecify.annotations.NullMarked;
