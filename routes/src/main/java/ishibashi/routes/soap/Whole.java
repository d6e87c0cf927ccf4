package ishibashi.routes.soap;

import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;

/** JAX-WS 4.0 §5.1: tells CXF to hand over whole envelopes. The endpoint's invoker answers in its place. */
@WebServiceProvider
@ServiceMode(Service.Mode.MESSAGE)
public final class Whole implements Provider<SOAPMessage> {
    Whole() {}

    @Override
    public SOAPMessage invoke(SOAPMessage request) {
        throw new IllegalStateException("the invoker answers");
    }
}
