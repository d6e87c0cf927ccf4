/**
 * Ways out to endpoints of members (fhir §3, Subscription by rest-hook). In: subscriptions with something to tell. Out: what their
 * endpoints have taken. Must not see: what a result holds.
 */
@NullMarked
package ishibashi.routes.hook;

import org.jspecify.annotations.NullMarked;
