package ishibashi.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a person who starts the gateway reads. */
final class Progress {
    private static final PrintStream OUT =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Progress() {}

    static void say(String line) {
        OUT.println(line);
    }
}
