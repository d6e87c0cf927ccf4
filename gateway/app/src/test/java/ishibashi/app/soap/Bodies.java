package ishibashi.app.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Operations as the published samples have them. */
public final class Bodies {
    private Bodies() {}

    /** The sample's whole text. */
    public static String sample(String operation) {
        try (InputStream in =
                Objects.requireNonNull(Bodies.class.getResourceAsStream("/docs/soap/" + operation + ".xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the sample's Body. */
    public static String of(String operation) {
        String sample = sample(operation);
        return sample.substring(sample.indexOf("<soap:Body>") + 11, sample.indexOf("</soap:Body>"))
                .strip();
    }
}
