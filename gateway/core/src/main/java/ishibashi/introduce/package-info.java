/**
 * <em>Introduced 紹介.</em> One bank asks the other for contact, up to L1 (design D6; fhir §3.1).
 *
 * <p>In: record ids of both sides. Out: the steps of an introduction, and the introduction in each reader's own words. Must not see:
 * identity, numbers, the vault.
 */
@NullMarked
package ishibashi.introduce;

import org.jspecify.annotations.NullMarked;
