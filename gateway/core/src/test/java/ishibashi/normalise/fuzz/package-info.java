/** Bad luck and bad will, made in numbers: in go the sample files, out comes what no reader may do. */
@NullMarked
package ishibashi.normalise.fuzz;

import org.jspecify.annotations.NullMarked;
