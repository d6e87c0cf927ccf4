/**
 * <em>Reading 読取.</em> From bytes to records of raw cells, a file for each form of file.
 *
 * <p>In: the bytes as signed, the shapes of a bank. Out: records, one by one, with the place of every cell. Must not see: what a
 * field means. Sources: contract §4; security §3.5, A10, A11; rulings 1.
 */
@NullMarked
package ishibashi.normalise.read;

import org.jspecify.annotations.NullMarked;
