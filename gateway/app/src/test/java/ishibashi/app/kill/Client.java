package ishibashi.app.kill;

import ishibashi.app.kill.Batches.Load;
import ishibashi.app.kill.Diary.Sent;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A bank's program that never gives up: it sends the next batch until told to stop, whatever becomes of the gateway. */
final class Client implements Runnable, AutoCloseable {
    /** A box is looked into twice a second, and does not say that the gateway is away. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration AWAY = Duration.ofSeconds(1);

    private final Load load;
    private final GatewayProcess gateway;
    private final Diary diary;
    private final Pace pace;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final OutsideClient http;
    private final Path keys;
    private int count;

    Client(Load load, GatewayProcess gateway, Diary diary, Pace pace) {
        this.load = load;
        this.gateway = gateway;
        this.diary = diary;
        this.pace = pace;
        this.keys = gateway.home().resolve("dev").resolve(load.member());
        this.http = new OutsideClient(keys, gateway.membersPort());
    }

    Load load() {
        return load;
    }

    void stop() {
        stopped.set(true);
    }

    @Override
    public void run() {
        stopped.set(false);
        while (!stopped.get()) {
            int rows = 1 + ThreadLocalRandom.current().nextInt(12);
            byte[] content = load.batches().next(rows);
            byte[] signed = Openssl.sign(keys, content);
            Sent batch = Sent.of(load.member(), load.door(), content, rows, signed);
            try {
                diary.sending(batch);
                send(batch);
            } catch (IOException e) {
                // The gateway is away: the batch stays in the diary without a receipt and the next one is tried.
                LockSupport.parkNanos(AWAY.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(rest().toNanos());
        }
    }

    private Duration rest() {
        Duration rest = pace.rest();
        return load.door().equals("drop") && rest.compareTo(LOOK) < 0 ? LOOK : rest;
    }

    private void send(Sent batch) throws IOException, InterruptedException {
        count++;
        switch (load.door()) {
            case "file" -> post(batch);
            case "drop" -> drop(batch);
            case "queue" -> queue(batch);
            default -> throw new IllegalStateException(load.door());
        }
    }

    /** Posts a batch again or for the first time, and writes down the receipt. */
    HttpResponse<byte[]> post(Sent batch) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.postRaw(load.name(), batch.signed().toArray());
        if (answer.statusCode() == 200 || answer.statusCode() == 201) {
            diary.receipted(batch.digest(), answer.body());
        }
        return answer;
    }

    private void drop(Sent batch) throws IOException {
        Path in = gateway.home().resolve("drop").resolve(load.member()).resolve("in");
        Path half = in.resolve(count + "-" + load.name() + ".p7m.part");
        Files.write(half, batch.signed().toArray());
        Files.move(half, in.resolve(count + "-" + load.name() + ".p7m"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void queue(Sent batch) throws IOException {
        Path recipient = gateway.home().resolve("dev/gateway/encryption.pem");
        byte[] envelope = Openssl.encrypt(recipient, batch.signed().toArray());
        QueueClient.send(keys, gateway.brokerPort(), "in." + load.member(), load.name(), envelope);
    }

    @Override
    public void close() {
        http.close();
    }
}
