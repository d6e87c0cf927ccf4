package ishibashi.routes.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.utils.SensitiveDataCodec;

/** Codec for a {@code broker.xml}: {@code ENC(file)} is the first line of that file, so that no password stands in it. */
public final class PasswordFile implements SensitiveDataCodec<String> {
    @Override
    public String decode(Object file) throws IOException {
        return Files.readAllLines(Path.of(file.toString())).getFirst().strip();
    }

    @Override
    public String encode(Object secret) {
        throw new UnsupportedOperationException("write the password into a file of mode 0600 and name that file");
    }
}
