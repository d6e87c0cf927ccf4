package ishibashi.app;

import ishibashi.bank.FolderFiles;
import ishibashi.message.Bytes;
import ishibashi.trust.CmsSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The two files by which a bank folder is signed: a list as {@code sha256sum} writes it, and the detached CMS over it. */
public final class MappingSignature {
    private static final String MANIFEST = "mapping.sha256";
    private static final String SIGNATURE = "mapping.p7s";

    private MappingSignature() {}

    /** Writes both beside the files. */
    public static void sign(Path directory, CmsSigner signer) throws IOException {
        Bytes manifest = FolderFiles.of(directory).manifest();
        Files.write(directory.resolve(MANIFEST), manifest.toArray());
        Files.write(
                directory.resolve(SIGNATURE),
                signer.signDetached(manifest.toArray()).toArray());
    }

    /** The CMS that lies beside the files, if one does. */
    public static Optional<Bytes> beside(Path directory) throws IOException {
        Path file = directory.resolve(SIGNATURE);
        return Files.isRegularFile(file) && Files.size(file) <= 1 << 16
                ? Optional.of(Bytes.owning(Files.readAllBytes(file)))
                : Optional.empty();
    }
}
