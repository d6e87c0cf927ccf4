/**
 * <em>Encoding 文字コード.</em> The charsets of Japanese files as their senders' systems write them, where the JDK has none that agrees.
 *
 * <p>In: the name that a mapping or a file gives a charset. Out: that charset. Must not see: any content but bytes and characters.
 * Sources: security A10; domain §10.
 */
@NullMarked
package ishibashi.encoding;

import org.jspecify.annotations.NullMarked;
