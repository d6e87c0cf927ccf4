package ishibashi.app.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The {@code openssl} command, as a bank's clerk has it. */
public final class Openssl {
    private Openssl() {}

    /** CMS SignedData (CAdES-B, DER) by the keys in a folder of {@code member certificate}; the content inside. */
    public static byte[] sign(Path keys, byte[] content) {
        return sign(keys, content, "-cades", "-nodetach");
    }

    /** The same without the attributes of CAdES. */
    public static byte[] signPlainly(Path keys, byte[] content) {
        return sign(keys, content, "-nodetach");
    }

    /** The same without the content inside. */
    public static byte[] signDetached(Path keys, byte[] content) {
        return sign(keys, content, "-cades");
    }

    private static byte[] sign(Path keys, byte[] content, String... options) {
        List<String> arguments = new ArrayList<>(List.of("cms", "-sign", "-binary", "-md", "sha256"));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of("-outform", "DER", "-signer", keys.resolve("cert.pem").toString()));
        arguments.addAll(List.of("-inkey", keys.resolve("key.pem").toString()));
        return run(content, arguments);
    }

    /** AuthEnvelopedData (AES-256-GCM, ECDH with X9.63 KDF over SHA-256) to one recipient. */
    public static byte[] encrypt(Path recipientCertificate, byte[] content) {
        return run(
                content,
                List.of(
                        "cms",
                        "-encrypt",
                        "-binary",
                        "-aes-256-gcm",
                        "-outform",
                        "DER",
                        "-recip",
                        recipientCertificate.toString(),
                        "-keyopt",
                        "ecdh_kdf_md:sha256"));
    }

    /** The content of CMS SignedData, its signature checked against the signer's certificates and the authority. */
    public static byte[] verify(Path signers, Path authorities, byte[] cms) {
        return run(
                cms,
                List.of(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-nointern",
                        "-certfile",
                        signers.toString(),
                        "-CAfile",
                        authorities.toString(),
                        "-purpose",
                        "any"));
    }

    /** The payload of a compact JWS (ES256), its signature checked with the signer's certificate. */
    public static byte[] verifyJws(Path certificate, String jws) {
        String[] parts = jws.strip().split("\\.", -1);
        try {
            Path folder = Files.createTempDirectory("jws");
            Path key = Files.write(
                    folder.resolve("key"),
                    run(new byte[0], List.of("x509", "-in", certificate.toString(), "-pubkey", "-noout")));
            Path signature = Files.write(
                    folder.resolve("signature"),
                    der(java.util.Base64.getUrlDecoder().decode(parts[2])));
            run(
                    (parts[0] + "." + parts[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    List.of("dgst", "-sha256", "-verify", key.toString(), "-signature", signature.toString()));
            for (Path file : List.of(key, signature, folder)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return java.util.Base64.getUrlDecoder().decode(parts[1]);
    }

    /** RFC 3279 §2.2.3 from RFC 7518 §3.4: two integers from two halves. */
    private static byte[] der(byte[] raw) {
        if (raw.length != 64) {
            throw new AssertionError("an ES256 signature of " + raw.length + " bytes");
        }
        byte[] r = new java.math.BigInteger(1, java.util.Arrays.copyOf(raw, 32)).toByteArray();
        byte[] s = new java.math.BigInteger(1, java.util.Arrays.copyOfRange(raw, 32, 64)).toByteArray();
        java.nio.ByteBuffer der = java.nio.ByteBuffer.allocate(6 + r.length + s.length);
        der.put((byte) 0x30).put((byte) (4 + r.length + s.length));
        der.put((byte) 2)
                .put((byte) r.length)
                .put(r)
                .put((byte) 2)
                .put((byte) s.length)
                .put(s);
        return der.array();
    }

    private static byte[] run(byte[] input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("openssl", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, input));
            byte[] output;
            try (InputStream out = process.getInputStream()) {
                output = out.readAllBytes();
            }
            fed.join();
            int status = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (status != 0) {
                throw new AssertionError("openssl " + arguments.get(0) + " " + arguments.get(1) + ": " + said);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
