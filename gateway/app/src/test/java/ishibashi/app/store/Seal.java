package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Identity;
import ishibashi.trust.Jws;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Signs heads with a key of its own and keeps the newest in memory. */
final class Seal implements HeadSeal {
    private static final String TYPE = "ishibashi-audit+jws";

    private final Identity identity;
    private List<String> kept = List.of();

    Seal(Path folder) throws IOException {
        identity = DevelopmentAuthority.in(folder, Clock.systemUTC(), new SecureRandom())
                .signing("gateway-national");
    }

    @Override
    public String sign(Bytes head) {
        return Jws.sign(head.toArray(), TYPE, identity.key(), identity.certificate());
    }

    @Override
    public Optional<byte[]> open(String signature) {
        return Jws.verify(signature, TYPE, List.of(identity.certificate()));
    }

    @Override
    public void keep(String signature) {
        kept = List.of(signature);
    }

    @Override
    public List<String> kept() {
        return kept;
    }
}
