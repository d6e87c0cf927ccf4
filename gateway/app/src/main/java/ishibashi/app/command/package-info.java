/**
 * <em>Commands 命令.</em> What is typed (contract §1), one class a command.
 *
 * <p>In: words, a home. Out: text or JSON, an exit status: 0 done, 1 does not hold, 2 wrong usage, 3 fault. Must not see: the store;
 * all but {@code serve} and {@code bank} ask the operator API. Sources: contract §1; rulings 34, 35.
 */
@NullMarked
package ishibashi.app.command;

import org.jspecify.annotations.NullMarked;
