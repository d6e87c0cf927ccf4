package ishibashi.app.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The cheapest honest HTTPS client: one kept TLS connection, a request at a time, so that the client costs little. */
final class KeptConnection implements Closeable {
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;

    KeptConnection(SSLContext tls, int port) throws IOException {
        socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.startHandshake();
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    /** Posts a signed file and reads the whole answer; its status. */
    int post(String path, byte[] body) throws IOException {
        return post(path, "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n", body);
    }

    /** @param headers whole lines, each ended by CR LF */
    int post(String path, String headers, byte[] body) throws IOException {
        return exchange("POST " + path, headers + "Content-Length: " + body.length + "\r\n", body);
    }

    int get(String path) throws IOException {
        return exchange("GET " + path, "", new byte[0]);
    }

    private int exchange(String what, String headers, byte[] body) throws IOException {
        byte[] head =
                (what + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        out.write(request);
        out.flush();
        return answer();
    }

    /** Reads to its end; the status. */
    private int answer() throws IOException {
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) {
            for (int size = chunk(); size > 0; size = chunk()) {
                in.skipNBytes(size + 2L);
            }
            line();
        } else {
            in.skipNBytes(Math.max(length, 0));
        }
        return Integer.parseInt(status.split(" ", 3)[1]);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
