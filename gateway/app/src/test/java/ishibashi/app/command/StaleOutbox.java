package ishibashi.app.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ishibashi.message.Bytes;
import ishibashi.trust.Identity;
import ishibashi.trust.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.node.ObjectNode;

/** The three addresses of a gateway that a receiving member asks, with whatever was put there. */
final class StaleOutbox implements AutoCloseable {
    private final HttpsServer server;
    private final X509Certificate signing;
    private final Map<String, Bytes> waiting = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();

    StaleOutbox(Identity tls, X509Certificate signing) throws IOException, GeneralSecurityException {
        this.signing = signing;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(tls)));
        server.createContext("/.well-known/ishibashi", this::introduce);
        server.createContext("/outbox/ack", this::acknowledge);
        server.createContext("/outbox", this::page);
        server.start();
    }

    StaleOutbox put(String id, Bytes body) {
        waiting.put(id, body);
        return this;
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    private void introduce(HttpExchange exchange) throws IOException {
        ObjectNode node = Operator.JSON.createObjectNode();
        node.putArray("signing").add(Pem.of(signing));
        answer(exchange, node);
    }

    private void page(HttpExchange exchange) throws IOException {
        ObjectNode node = Operator.JSON.createObjectNode();
        var messages = node.putArray("messages");
        waiting.forEach((id, body) -> messages.addObject()
                .put("id", id)
                .put("event", "receipt")
                .put("body", Base64.getEncoder().encodeToString(body.toArray())));
        answer(exchange, node);
    }

    private void acknowledge(HttpExchange exchange) throws IOException {
        StreamSupport.stream(
                        Operator.JSON
                                .readTree(exchange.getRequestBody().readAllBytes())
                                .path("ids")
                                .spliterator(),
                        false)
                .map(id -> id.asString(""))
                .forEach(id -> {
                    waiting.remove(id);
                    acknowledged.add(id);
                });
        answer(exchange, Operator.JSON.createObjectNode());
    }

    private static void answer(HttpExchange exchange, ObjectNode node) throws IOException {
        byte[] body = Operator.JSON.writeValueAsBytes(node);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext context(Identity tls) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", tls.key(), new char[0], tls.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
