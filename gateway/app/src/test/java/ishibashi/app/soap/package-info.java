/** The SOAP door from outside: hostile envelopes, foreign toolkits, samples. The ports behind it are in memory. */
@NullMarked
package ishibashi.app.soap;

import org.jspecify.annotations.NullMarked;
