package ishibashi.app.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Japanese names of fields, as a clerk reads them on a page. */
final class FieldNames {
    private final Properties names = new Properties();

    FieldNames() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(FieldNames.class.getResourceAsStream("/web/fields.properties")),
                StandardCharsets.UTF_8)) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param wire as a mapping and a dry run write it; itself where it has no other name */
    String of(String wire) {
        return names.getProperty(wire, wire);
    }
}
