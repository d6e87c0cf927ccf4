package ishibashi.app;

import ishibashi.app.store.HeadSeal;
import ishibashi.message.Bytes;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.Jws;
import ishibashi.trust.Pem;
import ishibashi.trust.Pin;
import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs heads of the audit as receipts are signed, and keeps the newest in {@code HOME/audit-head.jws}.
 *
 * @param signers certificates by which heads were ever signed here, kept in {@code HOME/keys/audit}: a new key does not make the old
 *     heads false
 */
record HeadFile(Path file, Identity signing, List<X509Certificate> signers) implements HeadSeal {
    private static final String TYPE = "ishibashi-audit+jws";

    HeadFile {
        signers = List.copyOf(signers);
    }

    static HeadFile of(Home home, GatewayKeys keys) throws IOException {
        Path folder = Files.createDirectories(home.path().resolve("keys").resolve("audit"));
        X509Certificate own = keys.signing().certificate();
        Path pem = folder.resolve(Pin.of(own).digest().hex() + ".pem");
        if (!Files.exists(pem)) {
            WholeFile.open(pem, Pem.of(own));
        }
        List<X509Certificate> signers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
            for (Path one : files) {
                signers.add(Pem.certificate(one));
            }
        }
        return new HeadFile(home.path().resolve("audit-head.jws"), keys.signing(), signers);
    }

    @Override
    public String sign(Bytes head) {
        return Jws.sign(head.toArray(), TYPE, signing.key(), signing.certificate());
    }

    @Override
    public Optional<byte[]> open(String signature) {
        return Jws.verify(signature, TYPE, signers);
    }

    @Override
    public void keep(String signature) {
        try {
            WholeFile.secret(file, signature + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> kept() {
        try {
            return Files.exists(file) ? List.of(Files.readString(file).strip()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
