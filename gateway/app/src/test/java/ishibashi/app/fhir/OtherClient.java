package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.http.impl.client.HttpClients;

/** HAPI's generic client as another house would set it up: TLS by the member's key store, each change signed by openssl. */
final class OtherClient implements IClientInterceptor {
    private final Path keys;
    private volatile Map<String, List<String>> headers = Map.of();

    private OtherClient(Path keys) {
        this.keys = keys;
    }

    /** The client, and what it saw last. */
    record Set(IGenericClient client, OtherClient seen) {}

    static Set of(GatewayProcess gateway, String member) {
        OtherClient interceptor = new OtherClient(FhirMember.keys(gateway, member));
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory()
                .setHttpClient(HttpClients.custom()
                        .setSSLContext(OutsideClient.tls(interceptor.keys))
                        .build());
        IGenericClient client = context.newRestfulGenericClient("https://localhost:" + gateway.membersPort() + "/fhir");
        client.registerInterceptor(interceptor);
        return new Set(client, interceptor);
    }

    /** A header of the last answer. */
    String last(String name) {
        return headers.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(e -> e.getValue().getFirst())
                .findFirst()
                .orElse("");
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        if (request.getHttpVerbName().equals("GET")) {
            return;
        }
        try {
            byte[] body = request.getRequestBodyFromStream().getBytes(UTF_8);
            request.addHeader("Ishibashi-Signature", FhirMember.signature(keys, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        headers = Map.copyOf(response.getAllHeaders());
    }
}
