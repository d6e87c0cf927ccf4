/**
 * <em>Rest hooks.</em> In: what a member wants to be told of, and what is released for it in the outbox. Out: notifications to an endpoint
 * that was enrolled for the member.
 *
 * <p>A notification says that something waits, never what; the outbox stays the truth. Must not see: HTTP, FHIR's model. Sources: fhir
 * §3; HL7 Subscriptions R5 Backport STU 1.1.
 */
@NullMarked
package ishibashi.deliver.hook;

import org.jspecify.annotations.NullMarked;
