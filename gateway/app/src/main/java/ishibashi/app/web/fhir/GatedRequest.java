package ishibashi.app.web.fhir;

import ishibashi.message.Bytes;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The request with the very bytes that passed the gate: nobody behind it reads others. */
final class GatedRequest extends HttpServletRequestWrapper {
    private final Bytes body;

    GatedRequest(HttpServletRequest request, Bytes body) {
        super(request);
        this.body = body;
    }

    @Override
    public int getContentLength() {
        return body.size();
    }

    @Override
    public long getContentLengthLong() {
        return body.size();
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Stream(body.stream());
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body.stream(), StandardCharsets.UTF_8));
    }

    private static final class Stream extends ServletInputStream {
        private final InputStream in;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            try {
                return in.available() == 0;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read it as it is");
        }
    }
}
