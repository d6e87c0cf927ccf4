/** The FHIR door of a running gateway from outside: someone else's clients, written from the published pages alone (fhir, contract). */
@NullMarked
package ishibashi.app.fhir;

import org.jspecify.annotations.NullMarked;
