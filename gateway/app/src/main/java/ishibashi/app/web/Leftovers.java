package ishibashi.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * What comes of a body after the answer is read for ten seconds, so that the sender hears the answer; then the connection ends. Tomcat
 * would read as long as one byte comes in ten seconds, also from strangers.
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
        if (Body.expected(request, most) == 0) {
            return;
        }
        response.finishResponse();
        if (!isDrained(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** @return false if it did not end in time */
    private boolean isDrained(Request request) {
        long began = nanos.getAsLong();
        byte[] thrown = new byte[8 << 10];
        int size = 0;
        try {
            InputStream in = request.getInputStream();
            for (int n = in.read(thrown); n >= 0; n = in.read(thrown)) {
                size += n;
                if (size > most || nanos.getAsLong() - began > WITHIN) {
                    return false;
                }
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
