/** What must never be seen before disclosure, searched for in everything that the gateway writes and sends (security §4, 89). */
@NullMarked
package ishibashi.app.privacy;

import org.jspecify.annotations.NullMarked;
