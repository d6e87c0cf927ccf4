package ishibashi.app.outside;

import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once for all homes of the tests: it takes seconds of CPU. */
public final class Unpacked {
    private Unpacked() {}

    public static Path postgresql() {
        return Path.of("target", "postgresql").toAbsolutePath();
    }
}
