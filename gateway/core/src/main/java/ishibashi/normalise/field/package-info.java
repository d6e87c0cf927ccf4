/**
 * <em>Normalise, fields 項目.</em> One kind of value a file: what a bank wrote in a cell becomes a canonical value, or a fault
 * with its remedy.
 *
 * <p>In: raw text and the tables of {@code mappings/codes}. Out: {@link ishibashi.normalise.field.Reading}. Must not see: files,
 * rows, the clock (the day is given), any channel. Sources: domain §1, §2, §10; data README.
 */
@NullMarked
package ishibashi.normalise.field;

import org.jspecify.annotations.NullMarked;
