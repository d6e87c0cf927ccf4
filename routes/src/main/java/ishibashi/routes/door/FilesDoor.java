package ishibashi.routes.door;

import org.apache.camel.builder.RouteBuilder;

/** Files over HTTPS (contract §4). The servlet reads the body and waits here for the answer. */
public final class FilesDoor extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:file").routeId("door-file").to("direct:receive").id("file-received");
    }
}
