package ishibashi.routes.door;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The members' drop boxes (contract §4).
 *
 * @param root folder of all boxes, {@code HOME/drop}
 * @param node name of this gateway among those that share the folder; the same after a restart
 * @param patience after which a file without its signature is refused
 * @param kept how long what is done stays in {@code done/}, {@code refused/} and {@code out/done/} (rulings 13)
 */
public record DropBoxSettings(Path root, String node, Duration patience, Duration kept) {
    public static DropBoxSettings of(Path root, String node) {
        return new DropBoxSettings(root, node, Duration.ofMinutes(15), Duration.ofDays(7));
    }

    public DropBoxSettings {
        if (!node.matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("node name " + node + ", allowed [a-z0-9-]{1,60}");
        }
    }
}
