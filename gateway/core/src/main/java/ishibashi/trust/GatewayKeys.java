package ishibashi.trust;

import java.util.List;

/**
 * The gateway's own keys, one for each purpose (security §3.6).
 *
 * @param id the gateway's member id, {@code gateway-national} unless configured
 * @param encryption keys to which members encrypt, the newest first
 */
public record GatewayKeys(String id, Identity tls, Identity signing, List<Identity> encryption) {
    public GatewayKeys {
        encryption = List.copyOf(encryption);
    }
}
