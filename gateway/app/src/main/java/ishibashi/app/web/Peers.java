package ishibashi.app.web;

import ishibashi.ingest.Peer;
import ishibashi.trust.Pin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;

/** Who stands at the members' port. */
public final class Peers {
    private Peers() {}

    public static Peer of(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            throw new IllegalStateException("no client certificate behind a handshake that demands one");
        }
        return new Peer.OfConnection(Pin.of(chain[0]));
    }
}
