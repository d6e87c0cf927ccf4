/**
 * <em>Matched 照合.</em> Vacancies and seekers, both ways: hard rules, then points that explain themselves.
 *
 * <p>In: postings, which hold no name. Out: record ids, ranks, points. Must not see: the vault, recipients' pseudonyms, the
 * clock (given). Sources: design D10, D13; domain §5; rulings 39.
 */
@NullMarked
package ishibashi.match;

import org.jspecify.annotations.NullMarked;
