package ishibashi.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Reads a request's body within its bounds: so many bytes, and after ten seconds at least 1 KiB a second (security §3.5). */
public final class Body {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LEAST_A_SECOND = 1_024;
    private static final int FIRST = 64 << 10;

    private final int limit;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward */
    public Body(int limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /** Bytes that may come: as many as are announced, none where nothing is (RFC 9112 §6.3), else as many as are allowed. */
    public static long expected(HttpServletRequest request, long limit) {
        long length = request.getContentLengthLong();
        return length >= 0 ? length : request.getHeader("Transfer-Encoding") == null ? 0 : limit;
    }

    /**
     * All of it, or one byte more than allowed.
     *
     * @throws TooSlow if it comes too slowly, or no more while the sender stays: this can be answered
     * @throws IOException if the sender leaves half way
     */
    public byte[] read(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        long announced = request.getContentLengthLong();
        long began = nanos.getAsLong();
        byte[] bytes = new byte[announced < 0 ? FIRST : (int) Math.min(announced, limit) + 1];
        int size = 0;
        for (int n = next(request, in, bytes, 0); n >= 0; n = next(request, in, bytes, size)) {
            size += n;
            if (size > limit) {
                return Arrays.copyOf(bytes, size);
            }
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size, limit + 1L));
            }
            Duration taken = Duration.ofNanos(nanos.getAsLong() - began);
            if (taken.compareTo(GRACE) > 0 && size < LEAST_A_SECOND * taken.toSeconds()) {
                throw new TooSlow();
            }
        }
        if (announced >= 0 && size < announced) {
            throw new IOException("the body stopped half way");
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Where nothing comes for ten seconds, Tomcat throws it bare or wrapped. */
    private static int next(HttpServletRequest request, InputStream in, byte[] bytes, int size) throws IOException {
        try {
            return in.read(bytes, size, bytes.length - size);
        } catch (IOException e) {
            if (!(e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException)) {
                throw e;
            }
            if (request.getAttribute(Leftovers.ANSWERABLE) instanceof Runnable answerable) {
                answerable.run();
            }
            throw new TooSlow();
        }
    }

    /** Whoever sends like this keeps a place from others. */
    public static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1;

        TooSlow() {
            super("the body comes too slowly");
        }
    }
}
