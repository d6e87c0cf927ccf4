/**
 * <em>Web Services Security.</em> Policy on top of WSS4J: what an envelope must be before anybody reads its Body, and the
 * signature on what goes back.
 *
 * <p>In: bytes, then their tree. Out: a {@code Verdict}; signed replies. Must not see: what the Body says, the store. One class
 * a rule, each fails closed. Sources: security §3.0, §3.3; WS-Security 1.1.1; XML-DSig; WS-Addressing 1.0.
 */
@NullMarked
package ishibashi.routes.soap.wss;

import org.jspecify.annotations.NullMarked;
