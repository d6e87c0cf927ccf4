package ishibashi.app.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** A member's connection that says something and then nothing, or one byte a second, and never closes by itself. */
final class SlowClient implements AutoCloseable {
    private final SSLSocket socket;
    private final OutputStream out;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final List<ScheduledFuture<?>> drips = new ArrayList<>();
    private final long began = System.nanoTime();

    private SlowClient(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /** Says this much at once. */
    static SlowClient saying(GatewayProcess gateway, String member, String words) throws IOException {
        Path keys = gateway.home().resolve("dev").resolve(member);
        SlowClient client = new SlowClient((SSLSocket)
                OutsideClient.tls(keys).getSocketFactory().createSocket("localhost", gateway.membersPort()));
        client.out.write(words.getBytes(US_ASCII));
        client.out.flush();
        return client;
    }

    /** Goes on with this byte each second, as long as anybody hears it. */
    SlowClient dripping(char each) {
        drips.add(pace.scheduleAtFixedRate(() -> drip(each), 1, 1, TimeUnit.SECONDS));
        return this;
    }

    private void drip(char each) {
        try {
            out.write(each);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it ended: what was answered, empty if nothing, and how long it took. */
    record End(String answer, Duration taken) {}

    CompletableFuture<End> end() {
        return CompletableFuture.supplyAsync(
                this::heard, command -> Thread.ofVirtual().start(command));
    }

    private End heard() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] some = new byte[4_096];
        try {
            socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            for (int n = socket.getInputStream().read(some);
                    n >= 0;
                    n = socket.getInputStream().read(some)) {
                answer.write(some, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open after a minute", e);
        } catch (IOException e) {
            // Reset instead of closed: an end too.
        }
        return new End(answer.toString(US_ASCII), Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public void close() throws IOException {
        drips.forEach(drip -> drip.cancel(true));
        pace.shutdownNow();
        socket.close();
    }
}
