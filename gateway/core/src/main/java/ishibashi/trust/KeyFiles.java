package ishibashi.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/** A folder with {@code key.pem cert.pem chain.pem keystore.p12 keystore.pass} (contract §1, {@code member certificate}). */
public final class KeyFiles {
    private static final String ALIAS = "key";

    private KeyFiles() {}

    /** Writes the five files, the key store last: once it is there, all are. The folder has mode 0700, its files 0600. */
    public static void write(Path folder, Identity identity, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        StringBuilder chain = new StringBuilder();
        identity.chain().forEach(certificate -> chain.append(Pem.of(certificate)));
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        WholeFile.secret(folder.resolve("key.pem"), Pem.of(identity.key()));
        WholeFile.secret(folder.resolve("cert.pem"), Pem.of(identity.certificate()));
        WholeFile.secret(folder.resolve("chain.pem"), chain.toString());
        WholeFile.secret(folder.resolve("keystore.pass"), password + "\n");
        WholeFile.secret(folder.resolve("keystore.p12"), Pkcs12.write(identity, ALIAS, password.toCharArray(), random));
    }

    /** Whether the folder holds them. */
    public static boolean in(Path folder) {
        return Files.exists(folder.resolve("keystore.p12"));
    }

    /** Reads {@code keystore.p12} with the password in {@code keystore.pass}. */
    public static Identity read(Path folder) throws IOException {
        return read(folder.resolve("keystore.p12"), password(folder.resolve("keystore.pass")));
    }

    /** The first line of a password file. */
    public static char[] password(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    }

    /** @throws IllegalArgumentException if the file has no key, or the password is another */
    public static Identity read(Path keystore, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : java.util.Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return new Identity(
                            key,
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toList());
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot open the key store", e);
        }
        throw new IllegalArgumentException("no key in the key store");
    }
}
