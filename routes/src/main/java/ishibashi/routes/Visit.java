package ishibashi.routes;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/** One request of a door that is a servlet: the servlet's work runs inside the door's route. */
public final class Visit implements Processor {
    /** What the servlet does with its request. A client that went away is an {@link IOException}, and no fault of the route. */
    @FunctionalInterface
    public interface Work {
        void serve() throws IOException;
    }

    Visit() {}

    /** Whether the door was open; a client's going away comes out as it went in. */
    static boolean pay(ProducerTemplate template, String endpoint, Work work) throws IOException {
        Exchange exchange = template.request(endpoint, e -> e.getMessage().setBody(work));
        if (exchange.getMessage().getBody() instanceof Gone(IOException gone)) {
            throw gone;
        }
        Optional<Exception> fault = Optional.ofNullable(exchange.getException());
        if (fault.isPresent() && fault.get() instanceof RuntimeException thrown && !isClosed(thrown)) {
            throw thrown;
        }
        return fault.isEmpty();
    }

    private static boolean isClosed(Exception thrown) {
        return thrown.getClass().getPackageName().startsWith("org.apache.camel");
    }

    private record Gone(IOException gone) {}

    @Override
    public void process(Exchange exchange) {
        Work work = (Work) Objects.requireNonNull(exchange.getMessage().getBody());
        try {
            work.serve();
        } catch (IOException e) {
            exchange.getMessage().setBody(new Gone(e));
        }
    }
}
