package ishibashi.app.web;

import ishibashi.trust.Pin;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** What Tomcat knows of a connection before and between requests. */
final class Connections {
    private Connections() {}

    /** Of the other side; none once it is closed. */
    static String address(SocketWrapperBase<NioChannel> connection) {
        return Objects.requireNonNullElse(connection.getRemoteAddr(), "");
    }

    /** Of the other side's certificate, once the handshake is done. */
    static Optional<Pin> pin(SocketWrapperBase<NioChannel> connection) {
        SSLEngine engine = connection.getSocket() instanceof SecureNioChannel channel && channel.isHandshakeComplete()
                ? channel.getSslEngine()
                : null;
        if (engine == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pin.of((X509Certificate) engine.getSession().getPeerCertificates()[0]));
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
