/**
 * <em>Submit 直接登録.</em> What the doors that answer with what became of it (FHIR, SOAP) hand over and get back.
 *
 * <p>In: a verified message and its rows, read by the door. Out: what became of each row, after one commit. Must not see: the store,
 * any channel. Sources: contract §4; fhir §3; rulings 1, 3, 4, 11, 40.
 */
@NullMarked
package ishibashi.submit;

import org.jspecify.annotations.NullMarked;
