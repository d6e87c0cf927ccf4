/**
 * The kill loop (security §5, R1 and R2): the real gateway as a process of its own, loaded over several doors, killed with -9 at
 * random moments, started again and reconciled with what its clients hold.
 */
@NullMarked
package ishibashi.app.kill;

import org.jspecify.annotations.NullMarked;
