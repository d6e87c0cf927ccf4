/**
 * <em>The strict reading of CMS.</em> One small class a rule, before and above the engine that knows the mathematics.
 *
 * <p>In: bytes as they came. Out: the view that the rules ask, and the name of the first rule that it breaks, for the audit only.
 * Must not see: the store, any channel, the clock (given). Sources: security §3.0 to §3.2; RFC 5652, 5083, 5084, 5753, 3560; X.690.
 */
@NullMarked
package ishibashi.trust.cms;

import org.jspecify.annotations.NullMarked;
