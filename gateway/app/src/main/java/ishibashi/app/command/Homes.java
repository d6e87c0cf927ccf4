package ishibashi.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}, and where the repository's folders are. */
final class Homes {
    @Option(
            names = "--home",
            description = "Folder with all state; $ISHIBASHI_HOME, else .ishibashi at the repository's root.")
    @Nullable
    Path home;

    Path path() {
        return Optional.ofNullable(home)
                .or(() -> Optional.ofNullable(System.getenv("ISHIBASHI_HOME")).map(Path::of))
                .orElseGet(() -> root().resolve(".ishibashi"));
    }

    /** The repository: told by the script, else found above the working directory. */
    static Path root() {
        String told = System.getProperty("ishibashi.root");
        if (told != null) {
            return Path.of(told);
        }
        Path at = Path.of("").toAbsolutePath();
        for (Path folder = at; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("mappings").resolve("codes"))) {
                return folder;
            }
        }
        return at;
    }

    static Path mappings() {
        String told = System.getenv("ISHIBASHI_MAPPINGS");
        return told == null ? root().resolve("mappings") : Path.of(told);
    }
}
