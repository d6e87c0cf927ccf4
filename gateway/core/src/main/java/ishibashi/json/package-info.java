/**
 * <em>JSON.</em> One strict reading of RFC 8259 that keeps what others lose: a number's own text, the order of members, the place.
 *
 * <p>In: bytes. Out: a {@link ishibashi.json.Json} tree, or a fault with its place. Must not see: FHIR's rules, any stage, any channel.
 * Sources: RFC 8259, RFC 7493 (I-JSON), security §3.5.
 */
@NullMarked
package ishibashi.json;

import org.jspecify.annotations.NullMarked;
