package ishibashi.app.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Between {@code initdb} and the first start: the superuser's password in single-user mode, SCRAM as the only way in. */
final class FirstPassword implements Consumer<File> {
    private static final String ACCESS = """
            # Passwords only, from this machine only.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path binaries;
    private final String password;

    /** @param binaries folder into which the server's binaries are unpacked */
    FirstPassword(Path binaries, String password) {
        this.binaries = binaries;
        this.password = password;
    }

    @Override
    public void accept(File data) {
        Path access = data.toPath().resolve("pg_hba.conf");
        try {
            if (Files.readString(access).equals(ACCESS)) {
                return;
            }
            setPassword(data);
            Files.writeString(access, ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setPassword(File data) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                postgres().toString(),
                "--single",
                "-c",
                "password_encryption=scram-sha-256",
                "-D",
                data.toString(),
                "postgres"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(("alter role postgres password '" + password + "'\n").getBytes(StandardCharsets.US_ASCII));
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("PostgreSQL takes no password");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Path postgres() throws IOException {
        try (Stream<Path> files = Files.find(binaries, 4, (file, attributes) -> file.endsWith("bin/postgres"))) {
            return files.findFirst().orElseThrow(() -> new IOException("no PostgreSQL binary"));
        }
    }
}
