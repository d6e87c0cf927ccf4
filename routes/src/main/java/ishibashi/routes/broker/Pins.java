package ishibashi.routes.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may come to a broker outside: a file of lines {@code sha256-of-the-certificate member}, which the gateway writes and the
 * broker reads.
 */
record Pins(Map<String, String> members) {
    Pins {
        members = Map.copyOf(members);
    }

    /** @throws UncheckedIOException if it cannot be read: then nobody comes in */
    static Pins read(Path file) {
        try {
            Map<String, String> members = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split(" ", -1);
                if (words.length == 2) {
                    members.put(words[0], words[1]);
                }
            }
            return new Pins(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(
                part,
                members.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
        Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<String> member(X509Certificate certificate) {
        try {
            return Optional.ofNullable(members.get(
                    ishibashi.message.Digest.of(certificate.getEncoded()).hex()));
        } catch (CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    Collection<String> names() {
        return members.values();
    }
}
