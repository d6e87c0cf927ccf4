package ishibashi.app.fhir;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member's own endpoint on loopback: it writes down what it is told, and answers what it is set to. */
final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);

    Endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/notify", exchange -> {
            told.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }

    void answers(int code) {
        status.set(code);
    }

    /** The Bundles whose status says that type. */
    List<JsonNode> told(String type) {
        return told.stream().filter(b -> type.equals(parameter(b, "type"))).toList();
    }

    /** The value of a parameter of the first entry, as text. */
    static String parameter(JsonNode bundle, String name) {
        return bundle.path("entry")
                .path(0)
                .path("resource")
                .path("parameter")
                .valueStream()
                .filter(p -> p.path("name").asString().equals(name))
                .flatMap(p -> p.properties().stream())
                .filter(p -> p.getKey().startsWith("value"))
                .map(p -> p.getValue().isObject()
                        ? p.getValue().path("reference").asString()
                        : p.getValue().asString())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
