/**
 * <em>Score 採点.</em> Compares the lines of a dry run with what a bank's clerk means by the file, kind of value by kind of value.
 *
 * <p>In: lines in the form of contract §1, lines of a {@code meaning.tsv}. Out: shares read right, and each place that was not. Must
 * not see: files, folders, the store. Sources: the goals of normalisation; the form of a meaning in {@code mappings/README.md}.
 */
@NullMarked
package ishibashi.normalise.score;

import org.jspecify.annotations.NullMarked;
