package ishibashi.routes.soap;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** WSDL 1.1 and its schema as members fetch them: {@code ?wsdl} and {@code ?xsd=vacancies.xsd}, with our own address in them. */
public final class ContractPages {
    private static final String SCHEMA = "vacancies.xsd";
    private static final String WRITTEN = "https://localhost:8443/soap/vacancies";

    private final Bytes wsdl;
    private final Bytes xsd;

    /** @param endpoint our address as configured */
    public ContractPages(String endpoint) {
        this.wsdl = Bytes.owning(resource("vacancies.wsdl")
                .replace("location=\"" + WRITTEN + "\"", "location=\"" + endpoint + "\"")
                .replace("schemaLocation=\"" + SCHEMA + "\"", "schemaLocation=\"" + endpoint + "?xsd=" + SCHEMA + "\"")
                .getBytes(StandardCharsets.UTF_8));
        this.xsd = Bytes.owning(resource(SCHEMA).getBytes(StandardCharsets.UTF_8));
    }

    /** The page for a query string; empty for any other. */
    public Optional<Bytes> page(String query) {
        return switch (query) {
            case "wsdl", "WSDL" -> Optional.of(wsdl);
            case "xsd=" + SCHEMA -> Optional.of(xsd);
            default -> Optional.empty();
        };
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ContractPages.class.getResourceAsStream("/soap/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
