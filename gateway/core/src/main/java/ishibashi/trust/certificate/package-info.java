/**
 * <em>Certificates 証明書.</em> What a member's certificate must be for each purpose, one small class a demand.
 *
 * <p>In: DER as it came, and the authority that is recorded for the member. Out: which purposes it may serve, and what speaks
 * against it. The same demands hold at enrolment and at each use. Sources: security §3.0, §3.6; RFC 5280, 5480, 8551, 8813; FIPS
 * 186-5.
 */
@NullMarked
package ishibashi.trust.certificate;

import org.jspecify.annotations.NullMarked;
