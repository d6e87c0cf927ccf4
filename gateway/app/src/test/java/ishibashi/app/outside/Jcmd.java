package ishibashi.app.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The JDK's own tool that asks a running JVM. */
final class Jcmd {
    private Jcmd() {}

    /** @param question such as {@code Thread.print} */
    static String ask(Process jvm, String question) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(jvm.pid()), question)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
        return said;
    }
}
