/** The pages as they are made. */
@NullMarked
package ishibashi.app.web;

import org.jspecify.annotations.NullMarked;
