package ishibashi.app;

import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder in which all state lives (contract §1), mode 0700. */
public record Home(Path path) {
    /** Makes it if it is missing. */
    public static Home at(Path path) throws IOException {
        Path home = path.toAbsolutePath().normalize();
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        for (String folder : new String[] {"tmp", "drop", "broker", "keys"}) {
            Files.createDirectories(home.resolve(folder));
        }
        return new Home(home);
    }

    public Path dev(String member) {
        return path.resolve("dev").resolve(member);
    }

    /** The operator's copy of the token (rulings 18); made at the first start. */
    public String operatorToken(SecureRandom random) throws IOException {
        return secret("operator.token", random);
    }

    /** Text of 64 hex digits in a file of mode 0600, made if it is missing. */
    String secret(String name, SecureRandom random) throws IOException {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            WholeFile.secret(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /** This home's own name among gateways that share a database or a folder. */
    String node(SecureRandom random) throws IOException {
        return "node-" + secret("node", random).substring(0, 12);
    }

    byte[] key(String name, SecureRandom random) throws IOException {
        return HexFormat.of().parseHex(secret("keys/" + name, random));
    }

    /**
     * Takes the home for this process, as long as what is returned is held.
     *
     * @throws IllegalStateException if a gateway runs on it, with its process id
     */
    @SuppressWarnings("resource") // closed with the lock's channel by whoever holds it
    FileLock lock() throws IOException {
        Path file = path.resolve("gateway.pid");
        FileChannel channel =
                FileChannel.open(path.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("another gateway runs on this home in this process", e);
        }
        String pid = Files.exists(file) ? Files.readString(file) : "?";
        throw new IllegalStateException(
                "another gateway runs on this home, process " + pid + " / このホームでは別のゲートウェイ（プロセス " + pid + "）が動いています");
    }
}
