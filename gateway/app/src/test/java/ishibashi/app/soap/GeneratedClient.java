package ishibashi.app.soap;

import ishibashi.app.outside.OutsideClient;
import ishibashi.app.soap.generated.Vacancies;
import ishibashi.app.soap.generated.VacanciesService;
import ishibashi.routes.soap.wss.SoapVersion;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.soap.AddressingFeature;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/** What a hospital's programmer makes with {@code wsdl2java} and WSS4J's own settings: nothing of ours is in it. */
public final class GeneratedClient {
    private static final String CRYPTO = "crypto";

    private GeneratedClient() {}

    public static Vacancies of(SoapVersion version, String endpoint, Path keys, X509Certificate gateway)
            throws Exception {
        VacanciesService service = new VacanciesService();
        Vacancies port =
                switch (version) {
                    case SOAP11 -> service.getVacanciesSoap11(new AddressingFeature());
                    case SOAP12 -> service.getVacanciesSoap12(new AddressingFeature());
                };
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, endpoint);
        Client client = ClientProxy.getClient(port);
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(OutsideClient.tls(keys));
        ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls);
        client.getOutInterceptors().add(new WSS4JOutInterceptor(signing(version, keys)));
        WSS4JInInterceptor verifying = new WSS4JInInterceptor(verifying(gateway));
        DefaultCryptoCoverageChecker covered = new DefaultCryptoCoverageChecker();
        covered.setSignBody(true);
        covered.setSignTimestamp(true);
        covered.setSignAddressingHeaders(true);
        client.getInInterceptors().add(verifying);
        client.getInInterceptors().add(covered);
        client.getInFaultInterceptors().add(verifying);
        client.getInFaultInterceptors().add(covered);
        return port;
    }

    private static Map<String, Object> signing(SoapVersion version, Path keys) throws Exception {
        String password = Files.readString(keys.resolve("keystore.pass")).strip();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys.resolve("keystore.p12"))) {
            store.load(in, password.toCharArray());
        }
        Merlin crypto = new Merlin();
        crypto.setKeyStore(store);
        CallbackHandler passwords = callbacks -> ((WSPasswordCallback) callbacks[0]).setPassword(password);
        Map<String, Object> settings = new HashMap<>();
        settings.put("action", "Timestamp Signature");
        settings.put("user", store.aliases().nextElement());
        settings.put("signaturePropRefId", CRYPTO);
        settings.put(CRYPTO, crypto);
        settings.put("passwordCallbackRef", passwords);
        settings.put("signatureKeyIdentifier", "DirectReference");
        settings.put("signatureAlgorithm", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        settings.put("signatureDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
        settings.put("enableSignatureConfirmation", "true");
        String parts = "{Element}{" + version.namespace() + "}Body;{Element}{" + Letter.WSU + "}Timestamp";
        for (String header : java.util.List.of("To", "Action", "MessageID", "ReplyTo")) {
            parts += ";{Element}{" + Letter.WSA + "}" + header;
        }
        settings.put("signatureParts", parts);
        return settings;
    }

    private static Map<String, Object> verifying(X509Certificate gateway) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", gateway);
        Merlin crypto = new Merlin();
        crypto.setTrustStore(trusted);
        crypto.setKeyStore(trusted);
        Map<String, Object> settings = new HashMap<>();
        settings.put("action", "Timestamp Signature");
        settings.put("signaturePropRefId", CRYPTO);
        settings.put(CRYPTO, crypto);
        settings.put("enableSignatureConfirmation", "true");
        return settings;
    }
}
