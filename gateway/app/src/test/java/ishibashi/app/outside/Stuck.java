package ishibashi.app.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is known of a process that does not come to its end: the end of what it printed, and where its threads stand. */
final class Stuck {
    private static final int LINES = 40;

    private Stuck() {}

    static String report(Process process, Path log) throws IOException {
        List<String> said = Files.readAllLines(log);
        return "it printed at last\n" + String.join("\n", said.subList(Math.max(0, said.size() - LINES), said.size()))
                + "\n" + Jcmd.ask(process, "Thread.print");
    }
}
