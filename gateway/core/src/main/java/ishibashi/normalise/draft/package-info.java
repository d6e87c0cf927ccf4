/**
 * <em>Draft 下書き.</em> Proposes a bank's folder from sample files: which way they are read, which column fills which field, and how
 * sure that is.
 *
 * <p>In: files of a bank that nobody has described, the words of {@code mappings/draft}. Out: the texts of a folder and a table for
 * a clerk. Must not see: other banks' folders, the store. A guess is never used unseen: a person reads it, {@code bank check} and
 * {@code bank dry-run} try it. Sources: contract §1.
 */
@NullMarked
package ishibashi.normalise.draft;

import org.jspecify.annotations.NullMarked;
