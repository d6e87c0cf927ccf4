package ishibashi.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What comes of a body after the answer is read for ten seconds, so that the sender hears the answer; if it has not ended then, the
 * connection ends. Tomcat would read as long as one byte comes in ten seconds, also from strangers.
 */
final class Leftovers extends ValveBase {
    private static final long WITHIN = Duration.ofSeconds(10).toNanos();

    /** Request attribute: a {@link Runnable} by which a servlet may answer although Tomcat already has, as where nothing more comes. */
    static final String ANSWERABLE = Leftovers.class.getName();

    private final LongSupplier nanos;
    private final int most;

    /**
     * @param most bytes that are read and thrown away
     * @param nanos a clock that only goes forward
     */
    Leftovers(int most, LongSupplier nanos) {
        super(true);
        this.most = most;
        this.nanos = nanos;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ANSWERABLE, (Runnable) () -> {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            response.resetError();
            response.setSuspended(false);
        });
        getNext().invoke(request, response);
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        if (Body.expected(request, most) == 0 || coyote.isFinished()) {
            return;
        }
        response.finishResponse();
        drain(coyote);
        if (!coyote.isFinished()) {
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Below the servlet's stream, which its servlet may have closed. */
    private void drain(org.apache.coyote.Request coyote) {
        long began = nanos.getAsLong();
        Thrown thrown = new Thrown();
        long size = 0;
        try {
            while (size <= most && nanos.getAsLong() - began <= WITHIN && coyote.doRead(thrown) >= 0) {
                size += thrown.size();
            }
        } catch (IOException e) {
            // The sender has left, or sends nothing more: the connection ends.
            return;
        }
    }

    /** What is read and thrown away. */
    private static final class Thrown implements ApplicationBufferHandler {
        private ByteBuffer last = ByteBuffer.allocate(0);

        int size() {
            return last.remaining();
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            last = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            // Whoever reads brings its own buffer.
        }
    }
}
