/**
 * <em>Bank 医師バンク.</em> In: the folders of {@code mappings/banks}. Out: validated {@code BankFolder}s, or the list of what is
 * wrong with them.
 *
 * <p>Must not see: any message, any channel, the clock. Sources: design §3; rulings 14; {@code mappings/README.md} for the words
 * of the language. No bank is named in Java: what differs between banks is data.
 */
@NullMarked
package ishibashi.bank;

import org.jspecify.annotations.NullMarked;
