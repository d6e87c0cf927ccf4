package ishibashi.routes.soap;

import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.routes.soap.wss.SoapVersion;
import java.util.Optional;

/**
 * A POST by an enrolled, active member.
 *
 * @param version by the media type
 * @param action SOAPAction without its quotes (1.1), or the parameter {@code action} of the media type (1.2)
 */
public record SoapRequest(Peer peer, MemberId member, SoapVersion version, Optional<String> action, Bytes body) {}
