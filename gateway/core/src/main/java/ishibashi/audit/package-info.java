/**
 * <em>Audit 監査.</em> Who did or saw what, when. Entries are written in the act's own transaction and chained afterwards.
 *
 * <p>Must not see: any name; an entry holds ids, codes and counts. Sources: design §2; rulings 8 and 9; security case 77; RFC 8785 for
 * the bytes that are hashed, RFC 6962 for the tree under a head.
 */
@NullMarked
package ishibashi.audit;

import org.jspecify.annotations.NullMarked;
