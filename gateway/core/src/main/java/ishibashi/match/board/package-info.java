/**
 * <em>Board 定例.</em> Allocation for a coordinator's board: who goes where when all choose at once.
 *
 * <p>In: ranked lists of both sides by opaque ids, capacities, regional caps. Out: doctor to hospital. Must not see: names, postings,
 * the store, the clock. Sources: design D10; Gale and Shapley 1962; Roth 1984; Kamada and Kojima 2015.
 */
@NullMarked
package ishibashi.match.board;

import org.jspecify.annotations.NullMarked;
