package ishibashi.app.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                + "\n" + threads(process);
    }

    private static String threads(Process process) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process print = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                .redirectErrorStream(true)
                .start();
        return new String(print.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
