package ishibashi.routes.soap.wss;

import java.util.Optional;
import java.util.stream.Stream;

/** SOAP 1.1 (W3C Note 2000) and 1.2 (W3C Recommendation 2007). */
public enum SoapVersion {
    SOAP11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    SOAP12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    SoapVersion(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    public String namespace() {
        return namespace;
    }

    public String mediaType() {
        return mediaType;
    }

    static Optional<SoapVersion> ofNamespace(String namespace) {
        return Stream.of(values()).filter(v -> v.namespace.equals(namespace)).findFirst();
    }

    /** By the media type of a request, without parameters. */
    public static Optional<SoapVersion> ofMediaType(String mediaType) {
        return Stream.of(values())
                .filter(v -> v.mediaType.equalsIgnoreCase(mediaType.strip()))
                .findFirst();
    }
}
