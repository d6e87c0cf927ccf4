/**
 * <em>The Body of a message.</em> In: the verified element of an operation. Out: canonical rows, or what speaks against them with
 * its path.
 *
 * <p>Must not see: signatures, the store, the network. Sources: {@code soap/vacancies.xsd}; domain §1, §3 L6–L19, §10; design D9.
 */
@NullMarked
package ishibashi.routes.soap.vacancy;

import org.jspecify.annotations.NullMarked;
