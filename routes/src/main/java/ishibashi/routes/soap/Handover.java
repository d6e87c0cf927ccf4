package ishibashi.routes.soap;

import ishibashi.message.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.Bus;
import org.apache.cxf.common.logging.LogUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.AbstractDestination;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.DestinationFactory;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.w3c.dom.Document;

/** A transport of CXF within the process: the tree that passed the gate goes in, the answer's bytes come back; no address is opened. */
final class Handover implements DestinationFactory {
    static final String ADDRESS = "ishibashi:soap";

    private static final Logger LOG = LogUtils.getL7dLogger(Handover.class);

    private final There there;

    Handover(Bus bus) {
        EndpointReferenceType reference = new EndpointReferenceType();
        there = new There(bus, reference);
    }

    /** @param answer empty if CXF could not read the message */
    record Carried(Optional<Answer> answer, Bytes written) {}

    /** @throws RuntimeException what the service threw */
    Carried send(SoapRequest request, Document document) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Exchange exchange = new ExchangeImpl();
        Message message = new MessageImpl();
        message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(document));
        message.put(Message.CONTENT_TYPE, request.version().mediaType());
        message.put(Message.ENCODING, "UTF-8");
        message.setExchange(exchange);
        exchange.setInMessage(message);
        exchange.setDestination(there);
        exchange.put(SoapRequest.class, request);
        exchange.put(Document.class, document);
        exchange.put(ByteArrayOutputStream.class, written);
        there.getMessageObserver().onMessage(message);
        RuntimeException fault = exchange.get(RuntimeException.class);
        if (fault != null) {
            throw fault;
        }
        return new Carried(Optional.ofNullable(exchange.get(Answer.class)), Bytes.owning(written.toByteArray()));
    }

    @Override
    public Destination getDestination(EndpointInfo endpoint, Bus bus) {
        return there;
    }

    @Override
    public Set<String> getUriPrefixes() {
        return Set.of(ADDRESS);
    }

    @Override
    public List<String> getTransportIds() {
        return List.of(ADDRESS);
    }

    private static final class There extends AbstractDestination {
        There(Bus bus, EndpointReferenceType reference) {
            super(bus, reference, new EndpointInfo());
        }

        @Override
        protected Conduit getInbuiltBackChannel(Message request) {
            return new Back(getAddress(), request.getExchange().get(ByteArrayOutputStream.class));
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }

    private static final class Back extends AbstractConduit {
        private final OutputStream out;

        Back(EndpointReferenceType to, OutputStream out) {
            super(to);
            this.out = out;
        }

        @Override
        public void prepare(Message message) {
            message.setContent(OutputStream.class, out);
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }
}
