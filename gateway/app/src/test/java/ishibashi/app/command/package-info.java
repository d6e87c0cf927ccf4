/** What is typed (contract §1), typed: the program as a process of its own beside the running gateway. */
@NullMarked
package ishibashi.app.command;

import org.jspecify.annotations.NullMarked;
