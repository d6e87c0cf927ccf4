package ishibashi.routes.soap;

import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The SOAP door as operators see, count, stop and start it. */
public final class SoapRoute extends RouteBuilder {
    static final String ENDPOINT = "direct:soap";
    private static final String STEP = "soap.answer";

    private final Function<SoapRequest, SoapReply> service;

    /** @param service the answer of {@code SoapService} */
    public SoapRoute(Function<SoapRequest, SoapReply> service) {
        this.service = service;
    }

    @Override
    public void configure() {
        Processor answer = exchange -> exchange.getMessage()
                .setBody(service.apply(
                        Objects.requireNonNull(exchange.getMessage().getBody(SoapRequest.class))));
        getContext().getRegistry().bind(STEP, answer);
        from(ENDPOINT).routeId("door-soap").bean(STEP).id("verified-and-answered");
    }
}
