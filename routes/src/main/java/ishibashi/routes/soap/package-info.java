/**
 * <em>SOAP door 求人受付口.</em> {@code /soap/vacancies} (contract §4): WSDL by hand, envelopes by Apache CXF, signatures by WSS4J,
 * the policy our own.
 *
 * <p>In: a {@code SoapRequest} of an enrolled peer. Out: a {@code SoapReply}, signed as soon as the request's signature held. Must
 * not see: the store (it speaks to ports), servlets. The only packages that know CXF and WSS4J. Sources: contract §4–6;
 * security §3.0, §3.3; build §5; rulings 3, 24, 30, 40.
 */
@NullMarked
package ishibashi.routes.soap;

import org.jspecify.annotations.NullMarked;
