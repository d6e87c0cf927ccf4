package ishibashi.app.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.coyote.AbstractProcessor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Lets go of connections whose TLS handshake or request head has not come whole within ten seconds (security §3.5). Tomcat counts from
 * the last byte, so that one byte a second would hold a connection for hours.
 */
final class Heads {
    private static final long WITHIN = Duration.ofSeconds(10).toNanos();
    /** Between a request's end and the first byte of the next. */
    private static final long NOT_BEGUN = -1;

    private final NioEndpoint endpoint;
    private final LongSupplier nanos;
    private Map<SocketWrapperBase<NioChannel>, Long> shaking = Map.of();

    /** @param nanos the clock by which Tomcat notes when a head begins */
    Heads(NioEndpoint endpoint, LongSupplier nanos) {
        this.endpoint = endpoint;
        this.nanos = nanos;
    }

    /** To be called again and again, a second apart, by one thread. */
    void sweep() {
        long now = nanos.getAsLong();
        Map<SocketWrapperBase<NioChannel>, Long> seen = new HashMap<>();
        for (SocketWrapperBase<NioChannel> connection : endpoint.getConnections()) {
            long began;
            if (connection.getSocket() instanceof SecureNioChannel channel && !channel.isHandshakeComplete()) {
                began = shaking.getOrDefault(connection, now);
                seen.put(connection, began);
            } else {
                began = headBegan(connection, now);
            }
            if (now - began > WITHIN) {
                connection.close();
            }
        }
        shaking = seen;
    }

    /** A connection keeps its processor while it waits for the rest of a head, and has none while a thread serves it. */
    private static long headBegan(SocketWrapperBase<NioChannel> connection, long now) {
        long began = connection.getCurrentProcessor() instanceof AbstractProcessor processor
                ? processor.getRequest().getStartTimeNanos()
                : NOT_BEGUN;
        return began == NOT_BEGUN ? now : began;
    }
}
