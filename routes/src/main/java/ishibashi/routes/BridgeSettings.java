package ishibashi.routes;

import ishibashi.routes.broker.BrokerSettings;
import ishibashi.routes.door.DropBoxSettings;
import java.time.Duration;

/**
 * @param understandThreads messages of different members understood at once, 1–64
 * @param drain how long {@link Bridge#close} lets work in hand come to its end
 */
public record BridgeSettings(
        BrokerSettings broker, DropBoxSettings drop, Limits limits, int understandThreads, Duration drain) {
    public BridgeSettings {
        if (understandThreads < 1 || understandThreads > 64) {
            throw new IllegalArgumentException("understandThreads " + understandThreads + ", allowed 1 to 64");
        }
    }

    /**
     * Rulings 31.
     *
     * @param bodies bytes of bodies in flight, over all doors
     * @param perMember messages of one member at once, which together hold at most half of the bodies' bytes
     * @param patience how long the next one waits
     * @param message bytes of one message
     */
    public record Limits(long bodies, int perMember, Duration patience, int message) {
        public static final Limits DEFAULT = new Limits(256L << 20, 8, Duration.ofSeconds(10), 32 << 20);

        public Limits {
            if (message < 1 || bodies < message || perMember < 1) {
                throw new IllegalArgumentException("limits: message " + message + " bytes, bodies " + bodies
                        + " bytes, messages at once " + perMember);
            }
        }

        /** Whether one member may have so much inside: a single message always. */
        boolean allow(Admission.Share share) {
            return share.messages() <= perMember && (share.messages() == 1 || share.bytes() <= bodies / 2);
        }
    }
}
