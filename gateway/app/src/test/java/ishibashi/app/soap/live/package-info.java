/** The SOAP door of a running gateway, and one truth over doors: what came by one is found, changed and refused by the others. */
@NullMarked
package ishibashi.app.soap.live;

import org.jspecify.annotations.NullMarked;
