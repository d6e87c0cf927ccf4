/**
 * <em>Anonymous views 匿名の見え方.</em> What others see of a posting before disclosure (L0).
 *
 * <p>In: postings. Out: prefecture, department group, bands, months. Must not see: identity. Sources: design D7; rulings 20;
 * domain §4.
 */
@NullMarked
package ishibashi.pseudonymise.view;

import org.jspecify.annotations.NullMarked;
