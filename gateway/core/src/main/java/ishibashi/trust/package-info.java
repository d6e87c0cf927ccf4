/**
 * <em>Trust 信頼.</em> Members, their certificates, and the engines that verify and sign (CMS, JWS, envelopes).
 *
 * <p>In: bytes and pins. Out: who signed what, or a refusal. Must not see: the store, any channel, the clock (given).
 * Sources: design D4, D5; security §3; RFC 5652, 5035, 5083, 5084, 7515.
 */
@NullMarked
package ishibashi.trust;

import org.jspecify.annotations.NullMarked;
