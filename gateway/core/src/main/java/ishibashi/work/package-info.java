/**
 * <em>Work 仕事.</em> The one work queue as the stages see it: what is claimed, kept and finished.
 *
 * <p>In: nothing. Out: ports. Must not see: SQL, any channel. Sources: design §2, "How it runs"; rulings 10.
 */
@NullMarked
package ishibashi.work;

import org.jspecify.annotations.NullMarked;
