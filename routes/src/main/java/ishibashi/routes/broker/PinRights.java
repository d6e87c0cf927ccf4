package ishibashi.routes.broker;

import ishibashi.message.MemberId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Rights in a broker outside (rulings 15, 26): who is pinned writes to {@code in.X} and reads from {@code out.X}, nothing else.
 * Property {@code pins}; the file is looked at every second. Which
 * certificate is no longer in it loses its sessions.
 */
public final class PinRights implements ActiveMQServerPlugin {
    private static final Role GATEWAY =
            new Role(PinSecurity.GATEWAY, true, true, true, true, true, true, true, true, true, true, true, true);

    private static final Pins NOBODY = new Pins(Map.of());

    private Pins known = NOBODY;
    private Path pins = Path.of("members.pins");
    private @Nullable Thread watch;

    @Override
    public void init(Map<String, String> properties) {
        pins = Path.of(properties.getOrDefault("pins", "members.pins"));
    }

    @Override
    public void registered(ActiveMQServer server) {
        watch = Thread.ofPlatform().daemon().name("pins").start(() -> watch(server));
    }

    @Override
    public void unregistered(ActiveMQServer server) {
        if (watch != null) {
            watch.interrupt();
        }
    }

    private void watch(ActiveMQServer server) {
        try {
            while (true) {
                look(server);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ActiveMQServer server) {
        Pins pinned = pinned();
        if (pinned.equals(known) || !server.isActive()) {
            return;
        }
        Set<String> now = members(pinned);
        Set<String> changed = new HashSet<>(now);
        changed.addAll(members(known));
        for (String member : changed) {
            boolean in = now.contains(member);
            server.getSecurityRepository().addMatch(Addresses.IN + member, rights(in, member, true, false));
            server.getSecurityRepository().addMatch(Addresses.OUT + member, rights(in, member, false, true));
        }
        known = pinned;
        Sessions.closeExcept(server, pinned::member);
    }

    private Pins pinned() {
        try {
            return Pins.read(pins);
        } catch (UncheckedIOException e) {
            return NOBODY;
        }
    }

    private static Set<String> members(Pins pinned) {
        return pinned.names().stream().filter(MemberId::isOne).collect(Collectors.toSet());
    }

    private static Set<Role> rights(boolean in, String member, boolean send, boolean consume) {
        Role own =
                new Role(member, send, consume, false, false, false, false, false, consume, false, false, false, false);
        return in ? Set.of(GATEWAY, own) : Set.of(GATEWAY);
    }
}
