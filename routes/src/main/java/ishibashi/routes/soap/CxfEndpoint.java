package ishibashi.routes.soap;

import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.soap.SOAPBinding;
import java.util.function.BiFunction;
import javax.xml.transform.dom.DOMSource;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.MessageContentsList;
import org.w3c.dom.Document;

/** An Apache CXF endpoint on a bus of its own: reads envelopes of both versions, dispatches, writes them. It opens no port. */
final class CxfEndpoint implements AutoCloseable {
    private final Bus bus = new ExtensionManagerBus();
    private final Handover handover;
    private final Server server;

    /** @param answering gets the tree that the gate has made, which CXF reads too */
    CxfEndpoint(BiFunction<Document, SoapRequest, Answer> answering) {
        handover = new Handover(bus);
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceBean(new Whole());
        factory.setInvoker((exchange, arguments) -> invoke(exchange, answering));
        // An endpoint for 1.2 takes 1.1 too and answers in the version of the request.
        factory.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
        factory.setDestinationFactory(handover);
        factory.setAddress(Handover.ADDRESS);
        factory.getInInterceptors().add(new Understood());
        factory.setProperties(java.util.Map.of(
                FaultListener.class.getName(), (FaultListener) (thrown, description, message) -> false));
        server = factory.create();
    }

    /** @throws RuntimeException what the service threw */
    Handover.Carried call(SoapRequest request, Document document) {
        return handover.send(request, document);
    }

    private static Object invoke(Exchange exchange, BiFunction<Document, SoapRequest, Answer> answering) {
        SoapRequest request = exchange.get(SoapRequest.class);
        try {
            Answer answer = answering.apply(exchange.get(Document.class), request);
            exchange.put(Answer.class, answer);
            return new MessageContentsList(message(answer, request));
        } catch (RuntimeException fault) {
            exchange.put(RuntimeException.class, fault);
            throw fault;
        } catch (SOAPException e) {
            throw new IllegalStateException("SAAJ", e);
        }
    }

    private static SOAPMessage message(Answer answer, SoapRequest request) throws SOAPException {
        SOAPMessage message = MessageFactory.newInstance(
                        switch (request.version()) {
                            case SOAP11 -> SOAPConstants.SOAP_1_1_PROTOCOL;
                            case SOAP12 -> SOAPConstants.SOAP_1_2_PROTOCOL;
                        })
                .createMessage();
        message.getSOAPPart().setContent(new DOMSource(answer.envelope()));
        return message;
    }

    @Override
    public void close() {
        server.destroy();
        bus.shutdown(true);
    }
}
