package ishibashi.routes.soap;

import ishibashi.refusal.Refusal;
import ishibashi.routes.soap.wss.SoapVersion;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** What HTTP calls: through the route {@code door-soap}. A route that is stopped and a fault on the way are {@code busy}. */
public final class SoapDoor {
    private final SoapService service;
    private final ProducerTemplate template;

    public SoapDoor(SoapService service, ProducerTemplate template) {
        this.service = service;
        this.template = template;
    }

    public SoapReply answer(SoapRequest request) {
        Exchange exchange =
                template.request(SoapRoute.ENDPOINT, e -> e.getMessage().setBody(request));
        return exchange.getException() == null && exchange.getMessage().getBody() instanceof SoapReply reply
                ? reply
                : service.busy(request.version());
    }

    /** For what HTTP refuses before there is an envelope; it counts that itself. */
    public SoapReply refuse(SoapVersion version, Refusal refusal) {
        return service.refuse(version, refusal);
    }
}
