package ishibashi.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates in PEM for the directory.
 *
 * @param authority that issued them; where it is not stated, one of {@code certs/authorities/}
 */
record CertificateFiles(Path certificate, Optional<Path> encryption, Optional<Path> authority) {
    void into(ObjectNode body) throws IOException {
        body.put("certificate", pem(certificate));
        if (encryption.isPresent()) {
            body.put("encryption", pem(encryption.get()));
        }
        if (authority.isPresent()) {
            body.put("authority", pem(authority.get()));
        } else {
            body.put("authorities", ofTheRepository());
        }
    }

    private static String ofTheRepository() throws IOException {
        Path folder = Homes.root().resolve("certs").resolve("authorities");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        for (Path file : pems(folder)) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }

    private static List<Path> pems(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }

    /** @throws IllegalArgumentException if there is no file, or none of a PEM's kind */
    private static String pem(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": ファイルがありません。証明書（PEM）の場所を確かめてください"
                    + " / there is no such file: name the certificate, a PEM");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            throw new IllegalArgumentException(
                    file + ": PEM 形式の証明書ではありません。-----BEGIN CERTIFICATE----- で始まるファイル（cert.pem）を示してください"
                            + " / is no certificate in PEM: name the file that begins with -----BEGIN CERTIFICATE-----, as cert.pem");
        }
        return text;
    }
}
